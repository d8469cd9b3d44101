#!/usr/bin/env python3
"""Computes a fee run's file again, sharing nothing with the program that wrote it.

    python3 reperform_fees.py FILE      exit 0: every figure agrees; 1: one differs; 2: not covered

From each account's reading: true P&L = owned equity + net profit withdrawals - adjusted allocation.
Performance fee: rate x gain above the high-water mark, with the hurdle of the agreement.
Management fee: base x yearly rate x part of a year. Nothing is rounded but the fee.
"""
import json
import sys
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 60


class NotCovered(Exception):
    pass


def money(value):
    return Decimal(value["amount"])


def day(text):
    return date.fromisoformat(text)


def days_of_leap_years(start, end):
    leap = lambda y: y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
    return sum(leap((start + timedelta(i)).year) for i in range((end - start).days))


def part_of_year(count, start, end):
    """Numerator and denominator, so that amounts are multiplied first and divided once."""
    days = (end - start).days
    if count == "ACT_365F":
        return days, 365
    if count == "ACT_360":
        return days, 360
    if count == "ACT_ACT":
        leap = days_of_leap_years(start, end)
        return leap * 365 + (days - leap) * 366, 365 * 366
    if count == "THIRTY_360":
        d1 = min(start.day, 30)
        d2 = 30 if end.day == 31 and d1 == 30 else end.day
        return 360 * (end.year - start.year) + 30 * (end.month - start.month) + d2 - d1, 360
    raise NotCovered("day count " + count)


def rounded(agreement, exact):
    rule = agreement["rounding"]
    mode = {"HALF_UP": ROUND_HALF_UP, "HALF_EVEN": ROUND_HALF_EVEN}[rule["mode"]]
    return exact.quantize(Decimal(1).scaleb(-rule["decimals"]), mode)


def since_joining(account):
    pnl = account["pnl"]
    true = money(pnl["ownedEquity"]) + money(pnl["netProfitWithdrawals"])
    return true - money(pnl["adjustedAllocation"]) - money(account["pnlAtJoining"])


def capital_spans(accounts, start, end):
    """The accounts' capital added day by day, each only on its days under the mandate."""
    spans = []
    for i in range((end - start).days):
        on = start + timedelta(i)
        spans.append((on, sum((capital_on(a, on) for a in accounts if is_in(a, on)), Decimal(0))))
    return spans


def is_in(account, on):
    left = account.get("until")
    return day(account["from"]) <= on and (left is None or on < day(left))


def capital_on(account, on):
    for span in account["capital"]:
        if day(span["from"]) <= on < day(span["to"]):
            return Decimal(span["capital"])
    return Decimal(0)


def hurdle(terms, accounts, mark, start, end):
    if terms["base"] == "FIXED_AMOUNT":
        return Decimal(terms["rate"])
    if terms["base"] != "ALLOCATION":
        raise NotCovered("hurdle on " + terms["base"])
    since = start if terms["stretch"] == "PERIOD_ONLY" else day(mark["hurdleFrom"])
    total, years = Decimal(0), 1
    for on, capital in capital_spans(accounts, since, end):
        numerator, years = part_of_year(terms["dayCount"], on, on + timedelta(1))
        total += capital * numerator
    return total * Decimal(terms["rate"]) / years


def performance(inputs, accounts, mark, value):
    terms = inputs["agreement"]["performance"]
    if terms["markRule"] == "NO_MARK":
        level = money(inputs["opening"])
    else:
        level = Decimal(mark["level"])
    gain = value - level
    if terms["basis"] == "AFTER_MANAGEMENT_FEE":
        gain -= money(inputs["managementFees"])
    rate = Decimal(terms["rate"])
    fee = max(gain, Decimal(0)) * rate
    wanted = terms["hurdle"]
    if wanted["kind"] != "NONE":
        start, end = day(inputs["from"]), day(inputs["to"])
        excess = gain - hurdle(wanted, accounts, mark, start, end)
        if excess <= 0:
            fee = Decimal(0)
        elif wanted["kind"] == "HARD":
            fee = excess * rate
        elif wanted["kind"] == "CATCH_UP":
            fee = min(fee, excess * Decimal(wanted["catchUpShare"]))
    return rounded(inputs["agreement"], fee)


def management(inputs):
    terms = inputs["agreement"]["management"]
    start, end = day(inputs["from"]), day(inputs["to"])
    if terms["countedDays"] != "ALL":
        raise NotCovered("counted days " + terms["countedDays"])
    numerator, years = part_of_year(terms["dayCount"], start, end)
    accounts = inputs["accounts"]
    if terms["base"] == "AVERAGE_DAILY_ALLOCATION":
        spans = capital_spans(accounts, start, end)
        total, days = sum(capital for _, capital in spans), len(spans)
    elif terms["base"] in ("CLOSING_EQUITY", "GROSS_ASSETS"):
        last = end - timedelta(1)
        total = sum(money(a["pnl"]["ownedEquity"]) for a in accounts if is_in(a, last))
        days = 1
    else:
        raise NotCovered("management fee on " + terms["base"])
    yearly = total * Decimal(terms["rate"]) * numerator
    return rounded(inputs["agreement"], yearly / (days * years))


def mark_of(inputs, account):
    return next(m["mark"] for m in inputs["marks"] if m.get("account") == account)


def lines(run, inputs):
    """What is owed on each line now: the whole mandate, or one line per account."""
    accounts = inputs["accounts"]
    if run["feeType"] == "MANAGER_MANAGEMENT":
        return [("mandate", management(inputs), None)]
    if inputs["agreement"]["markLevel"] == "MANDATE":
        value = sum(since_joining(a) for a in accounts) - money(inputs["takenBefore"])
        mark = mark_of(inputs, None)
        return [("mandate", performance(inputs, accounts, mark, value), (mark, value))]
    found = []
    for account in accounts:
        mark, value = mark_of(inputs, account["account"]), since_joining(account)
        fee = performance(inputs, [account], mark, value)
        found.append((str(account["account"]["login"]), fee, (mark, value)))
    return found


def mark_after(inputs, mark, value, fee):
    rule = inputs["agreement"]["performance"]["markRule"]
    level = Decimal(mark["level"])
    if fee > 0 and inputs["crystallises"] and rule != "NO_MARK":
        taken = fee + money(inputs["managementFees"]) if rule == "NET_OF_FEE" else Decimal(0)
        level = max(level, value - taken)
    return level


def check(run):
    wrong, total = [], Decimal(0)

    def same(what, said, computed):
        print(f"{what}: {computed}")
        if said != computed:
            wrong.append(f"{what}: the file says {said}, computed again it is {computed}")

    for part in run["parts"]:
        inputs = part["inputs"]
        due, accrued = Decimal(0), Decimal(0)
        for said, (name, fee, marks) in zip(part["lines"], lines(run, inputs), strict=True):
            what = f"{inputs['mandate']}, {name}"
            now = fee if inputs["crystallises"] else Decimal(0)
            same(what + ", accrued", money(said["accrued"]), fee)
            same(what + ", fee", money(said["fee"]), now)
            if marks:
                after = mark_after(inputs, *marks, now)
                same(what + ", mark after", Decimal(said["markAfter"]["level"]), after)
            due, accrued = due + now, accrued + fee
        by_house = inputs["agreement"]["settlement"] == "HOUSE"
        same(inputs["mandate"] + ", fee", money(part["fee"]), due if by_house else Decimal(0))
        same(inputs["mandate"] + ", accrued", money(part["accrued"]), accrued)
        total += due if by_house else Decimal(0)
    same("fee of the run", money(run["fee"]), total)
    return wrong


def main(path):
    try:
        with open(path, encoding="utf-8") as text:
            file = json.load(text, parse_float=Decimal)
        if file.get("format") != "fidus-fee-run-1":
            raise NotCovered("this is no file of a fee run")
        wrong = check(file["run"])
    except (NotCovered, OSError, ValueError, KeyError) as why:
        print(f"not covered: {why}")
        return 2
    for line in wrong:
        print("DIFFERS " + line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else 2)
