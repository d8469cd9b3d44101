"""The yearly money-weighted return of every investor by scipy's brentq over numpy arrays. Arguments: input, output."""
import sys
import time
import numpy as np
from scipy.optimize import brentq

text = open(sys.argv[1]).read()
began = time.process_time()
investors = []
for row in text.splitlines():
    flows = [flow.split(":") for flow in row.split()]
    days = np.array([int(day) for day, _ in flows], dtype=float)
    investors.append(((days - days[0]) / 365.0, np.array([int(amount) for _, amount in flows], dtype=float)))
read = time.process_time()
rates = [
    brentq(lambda r: np.dot(cents, (1.0 + r) ** -years), -0.99, 10.0, xtol=1e-13, rtol=1e-13) for years, cents in investors
]
print(f"read {read - began:.4f} processor s, rates {time.process_time() - read:.4f} processor s")
with open(sys.argv[2], "w") as out:
    out.writelines(f"{rate:.10f}\n" for rate in rates)
