"""The yearly money-weighted return of every investor as it is commonly written: a function over a list of dated flows,
given to scipy's brentq. Arguments: input, output."""
import sys
import time
from datetime import date
from scipy.optimize import brentq


def xnpv(rate, flows):
    start = flows[0][0]
    return sum(amount / (1.0 + rate) ** ((day - start).days / 365.0) for day, amount in flows)


def xirr(flows):
    return brentq(lambda rate: xnpv(rate, flows), -0.99, 10.0, xtol=1e-13, rtol=1e-13)


text = open(sys.argv[1]).read()
began = time.process_time()
investors = []
for row in text.splitlines():
    flows = (flow.split(":") for flow in row.split())
    investors.append([(date.fromordinal(719163 + int(day)), int(cents) / 100) for day, cents in flows])
read = time.process_time()
rates = [xirr(flows) for flows in investors]
print(f"read {read - began:.4f} processor s, rates {time.process_time() - read:.4f} processor s")
with open(sys.argv[2], "w") as out:
    out.writelines(f"{rate:.10f}\n" for rate in rates)
