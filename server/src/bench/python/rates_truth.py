"""How far rates are from the true one, found in decimals of 50 digits: from a rate that is nearly right, one step of Newton's
method leaves an error of its square. Arguments: input, then files with a rate a line."""
import sys
from decimal import Decimal, getcontext

getcontext().prec = 50
names = sys.argv[2:]
files = [open(name) for name in names]
worst = [Decimal(0)] * len(names)
total = [Decimal(0)] * len(names)
wrong = [0] * len(names)
half = Decimal("0.00000000005")
count = 0
for line in open(sys.argv[1]):
    flows = [flow.split(":") for flow in line.split()]
    given = [Decimal(file.readline().strip()) for file in files]
    rate = given[0]
    for _ in range(2):
        daily = (1 + rate) ** (Decimal(-1) / 365)
        powers = [Decimal(1)]
        for _ in range(64):
            powers.append(powers[-1] * daily)
        worth = slope = Decimal(0)
        weight = Decimal(1)
        first = last = int(flows[0][0])
        for day, cents in flows:
            gap = int(day) - last
            weight *= powers[gap] if gap <= 64 else daily**gap
            last = int(day)
            term = int(cents) * weight
            worth += term
            slope += term * (last - first)
        step = worth * 365 * (1 + rate) / slope
        rate += step
    assert abs(step) < Decimal("1e-15"), line
    count += 1
    for i, one in enumerate(given):
        error = abs(one - rate)
        worst[i] = max(worst[i], error)
        total[i] += error
        wrong[i] += error > half
for name, most, sum_, off in zip(names, worst, total, wrong):
    print(f"{name}: largest error {most:.3E}, mean {sum_ / count:.3E}, not the nearest of ten decimals: {off} of {count}")
