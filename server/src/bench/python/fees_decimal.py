"""The fees of every payee in decimals, row by row: the oracle. Arguments: input, output."""
import sys
from decimal import Decimal, getcontext, ROUND_HALF_UP

getcontext().prec = 50
CENT, RATE, HURDLE, SHARE, YEAR = Decimal("0.01"), Decimal("0.02"), Decimal("0.06"), Decimal("0.20"), Decimal(365)
ZERO = Decimal("0.00")
with open(sys.argv[1]) as rows, open(sys.argv[2], "w") as out:
    for row in rows:
        cells = row.rstrip("\n").split(",")
        mark, value = Decimal(cells[1]).scaleb(-2), Decimal(cells[2]).scaleb(-2)
        management, hurdle = Decimal(0), Decimal(0)
        for cell in cells[3:]:  # a daily accrual of each
            capital = Decimal(cell).scaleb(-2)
            management += capital * RATE
            hurdle += capital * HURDLE
        fee = (management / YEAR).quantize(CENT, ROUND_HALF_UP)
        excess = value - mark - hurdle / YEAR
        performance = (excess * SHARE).quantize(CENT, ROUND_HALF_UP) if excess > 0 else ZERO
        out.write(f"{cells[0]},{fee},{performance}\n")
