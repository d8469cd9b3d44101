#!/usr/bin/env python3
"""Computes files of fee runs again, sharing nothing with the program that wrote them.

    python3 reperform_fees.py FILE...   exit 0: every figure agrees; 1: one differs; 2: no such file

A file is the JSON or the CSV of a run. reperform_inputs.py beside this one reads it and counts days.
From each account's reading: true P&L = owned equity + net profit withdrawals - adjusted allocation.
Performance fee: rate x gain above the high-water mark, with the hurdle of the agreement.
Management fee: base x yearly rate x part of a year. Nothing is rounded but the fee.
"""
import sys
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext

from reperform_inputs import DAY, ZERO, capital_on, capital_spans, day, digest, fee_run, is_in
from reperform_inputs import part_of_year, reperform

getcontext().prec = 60


def money(value):
    return Decimal(value["amount"])


def rounded(agreement, exact):
    rule = agreement["rounding"]
    mode = {"HALF_UP": ROUND_HALF_UP, "HALF_EVEN": ROUND_HALF_EVEN}[rule["mode"]]
    return exact.quantize(Decimal(1).scaleb(-rule["decimals"]), mode)


def since_joining(account):
    pnl = account["pnl"]
    true = money(pnl["ownedEquity"]) + money(pnl["netProfitWithdrawals"])
    return true - money(pnl["adjustedAllocation"]) - money(account["pnlAtJoining"])


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


def check(path, same):
    run = fee_run(path)
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


if __name__ == "__main__":
    sys.exit(reperform(sys.argv[1:], "a fee run", check))
