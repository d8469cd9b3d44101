"""The yearly money-weighted return of every investor by scipy's brentq. Arguments: input, output."""
import sys
import numpy as np
from scipy.optimize import brentq

with open(sys.argv[1]) as rows, open(sys.argv[2], "w") as out:
    for row in rows:
        flows = [flow.split(":") for flow in row.split()]
        days = np.array([int(day) for day, _ in flows], dtype=float)
        cents = np.array([int(amount) for _, amount in flows], dtype=float)
        years = (days - days[0]) / 365.0
        rate = brentq(lambda r: np.dot(cents, (1.0 + r) ** -years), -0.99, 10.0, xtol=1e-13, rtol=1e-13)
        out.write(f"{rate:.10f}\n")
