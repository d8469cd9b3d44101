"""Keys of rows in one integer, so that all searches of a row by currency, amount and day are ranges of SQLite's own row
numbers, which are quicker than any index. A row of a list is kept at k = currency | amount | day | place, an open row at
d = currency | day | amount | place. The place is the row's among those of one day and amount, in the order of text and id.
The functions give the SQL of an expression over the SQL of others."""

PLACE, DAY, AMOUNT = 12, 13, 35
HALF = 1 << AMOUNT - 1
ROOM = 1 << 28  # cents left for tolerances beside the largest amounts
FIRST_DAY = 1 << DAY - 1  # the day of the first row of the book


def key(amount, day):
    """Of a row in Python, before its place and currency are known; cents, days after the first row's."""
    return (amount + HALF << DAY + PLACE) + (day + FIRST_DAY << PLACE)


def amount(k):
    return f"(({k} >> {DAY + PLACE} & {(1 << AMOUNT) - 1}) - {HALF})"


def day(k):
    return f"({k} >> {PLACE} & {(1 << DAY) - 1})"


def currency(k):
    """Of k and of d."""
    return f"({k} >> 60)"


def d(k):
    """d of k."""
    return (f"(({k} >> 60 << 60) | (({k} >> {PLACE} & {(1 << DAY) - 1}) << {AMOUNT + PLACE})"
            f" | (({k} >> {DAY + PLACE} & {(1 << AMOUNT) - 1}) << {PLACE}) | ({k} & {(1 << PLACE) - 1}))")


def k(d):
    """k of d."""
    return (f"(({d} >> 60 << 60) | (({d} >> {PLACE} & {(1 << AMOUNT) - 1}) << {DAY + PLACE})"
            f" | (({d} >> {AMOUNT + PLACE} & {(1 << DAY) - 1}) << {PLACE}) | ({d} & {(1 << PLACE) - 1}))")


def order(d):
    """The order of rows, of d: day, amount, text, id; whatever the currency."""
    return f"((({d} & {(1 << 60) - 1}) << 3) | ({d} >> 60))"


def order_of_k(k):
    return (f"((({k} >> {PLACE} & {(1 << DAY) - 1}) << {AMOUNT + PLACE + 3}) | (({k} >> {DAY + PLACE} & {(1 << AMOUNT) - 1}) << {PLACE + 3})"
            f" | (({k} & {(1 << PLACE) - 1}) << 3) | ({k} >> 60))")


def first_k(currency, cents, day):
    """The least k of a currency, an amount and a day."""
    return f"(({currency} << 60) | ({cents} + {HALF} << {DAY + PLACE}) | ({day} << {PLACE}))"


def first_d(currency, day, cents):
    return f"(({currency} << 60) | ({day} << {AMOUNT + PLACE}) | ({cents} + {HALF} << {PLACE}))"


def same_amount(k, before, after):
    """The range of the rows of the amount of k, some days before to some days after it."""
    return f"(({k} >> {PLACE}) - {before} << {PLACE}) AND (({k} >> {PLACE}) + {after + 1} << {PLACE}) - 1"


def compact(text):
    return f"replace({text}, ' ', '')"


def linked(a, b):
    """How texts are linked, in twentieths: equal, or one a run of words in the other."""
    return (f"(CASE WHEN {a} = {b} THEN 20*({a} <> '') WHEN (instr(' '||{a}||' ', ' '||{b}||' ') OR instr(' '||{b}||' ', ' '||{a}||' '))"
            f" AND min(length({compact(a)}), length({compact(b)})) >= 6 THEN 19 ELSE 0 END)")


def whole(dd):
    return f"(CASE WHEN {dd} < 0 THEN 2 ELSE 6 END)"


def exact_score(tp, tw, dd):
    """Of 10,000, amounts equal; likeness tp of tw, dd days later."""
    w = whole(dd)
    return f"((20000*(5*{tp}*{w}+(3*{w}+2*({w}-abs({dd})))*{tw})+10*{tw}*{w}) / (20*{tw}*{w}))"


def score(tp, tw, dd, bc, sc):
    w, reach = whole(dd), f"(CASE WHEN abs({sc}) < abs({bc}) THEN max(3000000, abs({bc})) ELSE 100000 END)"
    return (f"((20000*(2*{reach}*(5*{tp}*{w}+2*({w}-abs({dd}))*{tw}+3*{tw}*{w})-1000*abs({sc}-{bc})*3*{tw}*{w})+20*{reach}*{tw}*{w})"
            f" / (40*{reach}*{tw}*{w}))")


def tolerable(bc, sc):
    return f"(abs({sc})-abs({bc}) BETWEEN -max(3000, abs({bc})/1000) AND 100)"


def fails4(bc, sc, dd, e, used, aside):
    """Failed conditions of a pair in pass 4; used: 1 where the counterpart is in a match."""
    return (f"(CASE WHEN sign({bc})=sign({sc}) AND {tolerable(bc, sc)} AND {dd} BETWEEN -1 AND 5 AND {e}>0"
            f" THEN CASE WHEN {score(e, 20, dd, bc, sc)}<8000 THEN 1 WHEN {used}=0 AND {aside}>4 THEN 1 ELSE 0 END"
            f" ELSE (sign({bc})<>sign({sc})) + (NOT {tolerable(bc, sc)}) + ({dd} NOT BETWEEN -1 AND 5) + ({e}=0) END + {used} + ({aside}<=4))")


def fails3(bc, sc, dd, l, w, used, aside):
    """The same in pass 3; l of w: likeness."""
    return (f"(CASE WHEN {bc}={sc} AND {dd} BETWEEN -1 AND 5 AND {l}>0 AND {l}*10000>=6000*{w}"
            f" THEN CASE WHEN {exact_score(l, w, dd)}<8000 THEN 1 WHEN {used}=0 AND {aside}>3 THEN 1 ELSE 0 END"
            f" ELSE (sign({bc})<>sign({sc})) + (abs({bc})<>abs({sc})) + ({dd} NOT BETWEEN -1 AND 5) + ({l}=0 OR {l}*10000<6000*{w}) END + {used} + ({aside}<=3))")
