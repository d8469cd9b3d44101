#!/usr/bin/env python3
"""Computes files of fee runs again, sharing nothing with the program that wrote them.

    python3 reperform_fees.py FILE...   exit 0: every figure agrees; 1: one differs; 2: no such file

A file is the JSON or the CSV of a run; the CSV has a figure in a row, its place as a JSON pointer.
From each account's reading: true P&L = owned equity + net profit withdrawals - adjusted allocation.
Performance fee: rate x gain above the high-water mark, with the hurdle of the agreement.
Management fee: base x yearly rate x part of a year. Nothing is rounded but the fee.
"""
import csv
import hashlib
import json
import sys
from calendar import isleap
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 60
ZERO, DAY = Decimal(0), timedelta(1)
day = date.fromisoformat


def money(value):
    return Decimal(value["amount"])


def last_of_february(on):
    return on.month == 2 and (on + DAY).month == 3


def thirty(count, start, end):
    first, last = min(start.day, 30), min(end.day, 30)
    if count == "THIRTY_360" and first < 30:
        last = end.day
    if count == "THIRTY_360_ISDA":
        first, last = (30 if last_of_february(on) else min(on.day, 30) for on in (start, end))
    return 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first


def part_of_year(count, start, end, weekdays_only=False):
    """Numerator and denominator, so that amounts are multiplied first and divided once."""
    days = [start + timedelta(i) for i in range((end - start).days)]
    working = [on for on in days if on.weekday() < 5]
    counted = working if weekdays_only or count == "TRADING_260" else days
    if count == "ACT_ACT":
        return sum(365 if isleap(on.year) else 366 for on in counted), 365 * 366
    if count == "TWELFTHS":
        return 12 * (end.year - start.year) + end.month - start.month, 12
    if count in ("ACT_365F", "ACT_360", "TRADING_260"):
        return len(counted), {"ACT_365F": 365, "ACT_360": 360, "TRADING_260": 260}[count]
    return thirty(count, start, end), 360


def rounded(agreement, exact):
    rule = agreement["rounding"]
    mode = {"HALF_UP": ROUND_HALF_UP, "HALF_EVEN": ROUND_HALF_EVEN}[rule["mode"]]
    return exact.quantize(Decimal(1).scaleb(-rule["decimals"]), mode)


def since_joining(account):
    pnl = account["pnl"]
    true = money(pnl["ownedEquity"]) + money(pnl["netProfitWithdrawals"])
    return true - money(pnl["adjustedAllocation"]) - money(account["pnlAtJoining"])


def is_in(account, on):
    left = account.get("until")
    return day(account["from"]) <= on and (left is None or on < day(left))


def capital_on(account, on):
    spans = (s for s in account["capital"] if day(s["from"]) <= on < day(s["to"]))
    return next((Decimal(s["capital"]) for s in spans), ZERO)


def capital_spans(accounts, start, end):
    """From, to and the accounts' capital together, each account only on its days under the mandate."""
    cuts = {start, end}
    for account in accounts:
        joined, left = max(start, day(account["from"])), end
        if account.get("until"):
            left = min(end, day(account["until"]))
        for span in account["capital"]:
            first, last = max(day(span["from"]), joined), min(day(span["to"]), left)
            cuts.update((first, last) if first < last else ())
    cuts = sorted(cuts)
    return [
        (a, b, sum((capital_on(acc, a) for acc in accounts if is_in(acc, a)), ZERO))
        for a, b in zip(cuts, cuts[1:])
    ]


def hurdle(terms, accounts, mark, start, end):
    rate = Decimal(terms["rate"])
    if terms["base"] == "FIXED_AMOUNT":
        return rate
    since = start if terms["stretch"] == "PERIOD_ONLY" else day(mark["hurdleFrom"])
    total, years = ZERO, 1
    for a, b, capital in capital_spans(accounts, since, end):
        if terms["base"] == "DAILY_GEOMETRIC":
            total += capital * ((1 + rate) ** (Decimal((b - a).days) / 365) - 1)
        else:
            numerator, years = part_of_year(terms["dayCount"], a, b)
            total += capital * rate * numerator
    return total / years


def performance(inputs, accounts, mark, value):
    terms = inputs["agreement"]["performance"]
    opening, level, rate = money(inputs["opening"]), Decimal(mark["level"]), Decimal(terms["rate"])
    if terms["markRule"] == "NO_MARK":
        level = opening
    if terms["basis"] == "AFTER_MANAGEMENT_FEE":
        value -= money(inputs["managementFees"])
    gain, wanted = value - level, terms["hurdle"]
    fee = max(gain, ZERO) * rate
    if wanted["kind"] != "NONE":
        restarts = wanted["base"] == "DAILY_GEOMETRIC" and wanted["stretch"] == "PERIOD_ONLY"
        over = (opening if restarts else level) + hurdle(
            wanted, accounts, mark, day(inputs["from"]), day(inputs["to"])
        )
        excess = value - max(level, over)
        caught_up = min(fee, excess * Decimal(wanted["catchUpShare"]))
        fee = {"SOFT": fee, "HARD": excess * rate, "CATCH_UP": caught_up}[wanted["kind"]]
        fee = fee if excess > 0 else ZERO
    return rounded(inputs["agreement"], fee)


def management(inputs):
    terms, accounts = inputs["agreement"]["management"], inputs["accounts"]
    start, end = day(inputs["from"]), day(inputs["to"])
    spans, base = capital_spans(accounts, start, end), terms["base"]
    part = lambda a, b: part_of_year(terms["dayCount"], a, b, terms["countedDays"] == "WEEKDAYS")
    (numerator, years), days = part(start, end), 1
    if base == "TIME_WEIGHTED_CAPITAL":
        total, numerator = sum(c * part(a, b)[0] for a, b, c in spans), 1
    elif base == "AVERAGE_DAILY_ALLOCATION":
        total, days = sum(c * (b - a).days for a, b, c in spans), (end - start).days
    elif base in ("CLOSING_EQUITY", "GROSS_ASSETS"):
        last = [account for account in accounts if is_in(account, end - DAY)]
        total = sum((money(account["pnl"]["ownedEquity"]) for account in last), ZERO)
    else:
        first = [account for account in accounts if is_in(account, start)]
        if base == "OPENING_EQUITY":
            first = [money(a["openingEquity"]) for a in first if a.get("openingEquity")]
        else:
            first = [capital_on(account, start - DAY) for account in first]
        total = sum(first, ZERO)
    return rounded(inputs["agreement"], total * Decimal(terms["rate"]) * numerator / (days * years))


def lines(run, inputs):
    """Account, fee and measured value of each line: the whole mandate's, or one per account."""
    accounts = inputs["accounts"]
    mark = {str(m.get("account")): m["mark"] for m in inputs["marks"]}
    if run["feeType"] == "MANAGER_MANAGEMENT":
        return [(None, management(inputs), None, None)]
    if inputs["agreement"]["markLevel"] == "MANDATE":
        each = [(None, accounts, sum(map(since_joining, accounts)) - money(inputs["takenBefore"]))]
    else:
        each = [(a["account"], [a], since_joining(a)) for a in accounts]
    return [
        (who, performance(inputs, of, mark[str(who)], value), mark[str(who)], value)
        for who, of, value in each
    ]


def mark_after(inputs, mark, value, fee):
    rule = inputs["agreement"]["performance"]["markRule"]
    if fee <= 0:
        return Decimal(mark["level"]), mark["hurdleFrom"]
    taken = fee + money(inputs["managementFees"]) if rule == "NET_OF_FEE" else ZERO
    reached = Decimal(mark["level"]) if rule == "NO_MARK" else value - taken
    return max(reached, Decimal(mark["level"])), inputs["to"]


def digest(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def check(run, same):
    sums = {"fee": ZERO, "takenByBroker": ZERO, "accrued": ZERO}
    for part in run["parts"]:
        inputs, due, accrued = part["inputs"], ZERO, ZERO
        found = lines(run, inputs)
        same(inputs["mandate"] + ", lines", len(part["lines"]), len(found))
        for said, (who, fee, mark, value) in zip(part["lines"], found):
            what = f"{inputs['mandate']}, {who['login'] if who else 'all accounts'}, "
            now = fee if inputs["crystallises"] else ZERO
            same(what + "account", said.get("account"), who)
            same(what + "accrued", money(said["accrued"]), fee)
            same(what + "fee", money(said["fee"]), now)
            if mark:
                level, since = mark_after(inputs, mark, value, now)
                same(what + "mark after", Decimal(said["markAfter"]["level"]), level)
                same(what + "hurdle from", said["markAfter"]["hurdleFrom"], since)
            due, accrued = due + now, accrued + fee
        by_house = inputs["agreement"]["settlement"] == "HOUSE"
        owed = {"fee": due if by_house else ZERO, "takenByBroker": ZERO if by_house else due}
        for name, computed in {**owed, "accrued": accrued}.items():
            same(f"{inputs['mandate']}, {name}", money(part[name]), computed)
            sums[name] += computed
    for name, computed in sums.items():
        same(f"{name} of the run", money(run[name]), computed)
    same("digest of inputs", run["inputsDigest"], digest([part["inputs"] for part in run["parts"]]))
    same("digest of results", run["resultDigest"], digest(run["parts"]))


KINDS = {"text": str, "number": int, "boolean": "true".__eq__, "list": lambda _: []}


def listed(value):
    """What has places for names is a list."""
    if not isinstance(value, dict):
        return value
    if value and all(key.isdecimal() for key in value):
        return [listed(value[str(i)]) for i in range(len(value))]
    return {key: listed(one) for key, one in value.items()}


def read(path):
    with open(path, encoding="utf-8", newline="") as text:
        if not path.endswith(".csv"):
            return json.load(text)
        whole = {}
        for row in csv.DictReader(text):
            value = row["value"]
            value = value[1:] if value.startswith("'") else value  # kept from being a formula
            names, at = row["path"].split("/")[1:], whole
            keys = [name.replace("~1", "/").replace("~0", "~") for name in names]
            for key in keys[:-1]:
                at = at.setdefault(key, {})
            at[keys[-1]] = {} if row["kind"] == "object" else KINDS[row["kind"]](value)
        return listed(whole)


def main(paths):
    wrong = []
    for path in paths:

        def same(what, said, computed):
            print(f"{what}: {computed}")
            if said != computed:
                wrong.append(f"{path}, {what}: the file says {said}, computed it is {computed}")

        try:
            file = read(path)
            if file.get("format") != "fidus-fee-run-1":
                raise ValueError("this is no file of a fee run")
            check(file["run"], same)
        except (OSError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError) as why:
            print(f"{path} is no file of a fee run: {why!r}")
            return 2
    for line in wrong:
        print("DIFFERS " + line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 1 else 2)
