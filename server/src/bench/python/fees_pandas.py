"""The same fees by columns of binary floating point. Arguments: input, output."""
import sys
import numpy as np
import pandas as pd

rows = pd.read_csv(sys.argv[1], header=None)
capital = rows.iloc[:, 3:].sum(axis=1) / 100
management = np.floor(capital * 0.02 / 365 * 100 + 0.5) / 100
excess = (rows[2] - rows[1]) / 100 - capital * 0.06 / 365
performance = np.floor(np.maximum(excess, 0) * 0.20 * 100 + 0.5) / 100
pd.DataFrame({"id": rows[0], "m": management, "p": performance}).to_csv(sys.argv[2], header=False, index=False, float_format="%.2f")
