#!/usr/bin/env python3
"""Computes commissions, franchise pools, rebates and performance shares again, sharing nothing with
the program that wrote the files.

    python3 reperform_lines.py FILE...   exit 0: every figure agrees; 1: one differs; 2: no such file

A file is the JSON or the CSV of a run's lines; reperform_inputs.py beside this one reads it. Each
line has inputs and results by name; the function below that bears the name of its formula says how
the results follow. A product is rounded once, half up; a division carries 34 digits; what units
give keeps 20 digits before it is rounded.
"""
import sys
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, getcontext

from reperform_inputs import ZERO, digest, lines_of, reperform

getcontext().prec = 200
DIGITS_34 = Context(prec=34, rounding=ROUND_HALF_UP)
SUMMED = {"COMMISSION": "commission", "FRANCHISE_POOL": "pool", "REBATE": "claimed"}


def places(value, digits, mode=ROUND_HALF_UP):
    return value.quantize(Decimal(1).scaleb(-digits), mode)


def kept(value):
    return places(value, 20, ROUND_HALF_EVEN)


def above(value, mark):
    return max(value - mark, ZERO)


def each(given, name):
    """What stands after the colon: an account, a deal or a series."""
    return [key.split(": ", 1)[1] for key in given if key.startswith(name + ": ")]


def commission(given, money):
    return {"commission": money(given["payout"] * given["rate"])}


def franchise_pool(given, money):
    monthly = given["principal"] * given["pool rate"]
    if "all months" in given:
        pool = money(monthly * given["all months"]) - given["earlier pools"]
    else:
        pool = money(monthly * given["months"])
    agent = money(pool * given["agent's share"])
    return {"pool": pool, "agent's part": agent, "company's part": pool - agent}


def rebate(given, money):
    volume = sum((given["lots: " + deal] for deal in each(given, "lots")), ZERO)
    earned = money(volume * given["rate per lot"])
    return {"volume": volume, "earned": earned, "claimed": ZERO if given["rejected"] else earned}


def with_principal(given, money, results):
    if "principal at risk" in given:
        before = (given.get(name, ZERO) for name in ("shared before", "performance before"))
        whole = results["performance"] + sum(before)
        lost = money(min(whole, ZERO) * given["rate"])
        results["principal due"] = max(given["principal at risk"] + lost, ZERO)
    return results


def on_accounts(given):
    reached = ZERO
    for account in each(given, "mapped"):
        gained = given["true P&L: " + account] - given["true P&L before: " + account]
        whole = given["mapped by all: " + account]
        reached += DIGITS_34.divide(gained * given["mapped: " + account], whole)
    return reached


def contract_share(given, money):
    reached, mark = money(on_accounts(given)), given["mark before"]
    share = money(above(reached, mark) * given["rate"])
    after = reached if share > 0 else mark
    results = {"performance": reached, "share": share, "mark after": after}
    return with_principal(given, money, results)


def in_units(given, money, share, mark, after):
    worth = lambda price: money(kept((price - given["dealt at"]) * given["units"]))
    results = {"performance": worth(given["price"]), "share": share}
    results.update({"mark before": worth(mark), "mark after": worth(after)})
    return with_principal(given, money, results)


def lot_share(given, money):
    price, of_all, lot = given["price"], given["class mark"], given["lot mark"]
    credit, redeemed = above(min(price, lot), of_all), above(min(price, of_all), lot)
    borne = given["rate"] * (above(price, of_all) - credit + redeemed)
    share = money(kept(borne * given["units"]))
    return in_units(given, money, share, lot, price if share > 0 else lot)


def series_share(given, money):
    price, mark, units = given["price"], given["mark"], given["units of the series"]
    fee = money(given["rate"] * above(price, mark) * units)
    up_to = lambda counted: money(kept(DIGITS_34.divide(fee * counted, units)))
    before, net = given["units before"], price - DIGITS_34.divide(fee, units)
    share = up_to(before + given["units"]) - up_to(before)
    return in_units(given, money, share, mark, max(mark, net) if fee else mark)


def unit_price(given, money):
    series = each(given, "units")
    value = sum((given["units: " + s] * given["price: " + s] for s in series), ZERO)
    results = {}
    if "earned" not in given:  # it was kept where it was earned
        results["earned"] = places(on_accounts(given), 24, ROUND_HALF_EVEN)
    earned = given.get("earned", results.get("earned"))
    growth = DIGITS_34.divide(value + earned, value) if earned else Decimal(1)
    price = lambda s: places(given["price: " + s] * growth, 24, ROUND_HALF_EVEN)
    results.update({"price: " + s: price(s) for s in series})
    return results


def no_figure(given, money):
    return {"share": ZERO, "mark after": given["mark before"]}


def check(path, same):
    file, lines = lines_of(path)
    sums = {}
    for name, formula, decimals, currency, inputs, results in lines:
        compute = FORMULAS[formula]
        found = compute(inputs, lambda value: places(value, decimals))
        for what in {**results, **found}:
            same(f"{name}, {what}", results.get(what), found.get(what))
        for what in (w for w in found if w == SUMMED.get(formula, "share")):
            sums[currency] = sums.get(currency, ZERO) + found[what]
    if file:
        totals = {total["currency"]: Decimal(total["amount"]) for total in file["totals"]}
        same("totals", totals, sums)
        same("digest", file["digest"], digest(file["lines"]))


FORMULAS = {
    function.__name__.upper(): function
    for function in (commission, franchise_pool, rebate, contract_share, lot_share)
    + (series_share, unit_price, no_figure)
}


if __name__ == "__main__":
    sys.exit(reperform(sys.argv[1:], "lines", check))
