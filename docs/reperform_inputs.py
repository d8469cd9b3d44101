#!/usr/bin/env python3
"""What reperform_fees.py and reperform_lines.py read: files of runs as JSON or CSV, days of a year as
the agreements count them, and capital by day. No fee is computed here."""
import csv
import hashlib
import json
from calendar import isleap
from datetime import date, timedelta
from decimal import Decimal

ZERO, DAY, LINES = Decimal(0), timedelta(1), "fidus-lines-1"
day = date.fromisoformat


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


def digest(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


KINDS = {"text": str, "number": int, "boolean": "true".__eq__, "list": lambda _: []}


def listed(value):
    """What has places for names is a list."""
    if not isinstance(value, dict):
        return value
    if value and all(key.isdecimal() for key in value):
        return [listed(value[str(i)]) for i in range(len(value))]
    return {key: listed(one) for key, one in value.items()}


def from_pointers(rows):
    """A figure in a row, its place as a JSON pointer."""
    whole = {}
    for row in rows:
        value = row["value"]
        value = value[1:] if value.startswith("'") else value  # kept from being a formula
        names, at = row["path"].split("/")[1:], whole
        keys = [name.replace("~1", "/").replace("~0", "~") for name in names]
        for key in keys[:-1]:
            at = at.setdefault(key, {})
        at[keys[-1]] = {} if row["kind"] == "object" else KINDS[row["kind"]](value)
    return listed(whole)


def from_figures(rows):
    """A figure of a line in a row; neither totals nor a digest."""
    lines = {}
    for row in rows:
        key = row["line"], row["formula"], int(row["decimals"]), row["currency"]
        figures = lines.setdefault(key, {"input": {}, "result": {}})
        figures[row["role"]][row["name"]] = Decimal(row["value"])
    rows = [key + (of["input"], of["result"]) for key, of in lines.items()]
    return {"format": LINES, "rows": rows}


def read(path, form, from_csv):
    with open(path, encoding="utf-8", newline="") as text:
        file = from_csv(csv.DictReader(text)) if path.endswith(".csv") else json.load(text)
    if file.get("format") != form:
        raise ValueError("its format is not " + form)
    return file


def fee_run(path):
    return read(path, "fidus-fee-run-1", from_pointers)["run"]


def lines_of(path):
    """Name, formula, decimals, currency, inputs and results of each line; and the JSON, if it is."""
    file = read(path, LINES, from_figures)
    if "rows" in file:
        return None, file["rows"]
    by_name = lambda figures: {f["name"]: Decimal(f["value"]) for f in figures}
    return file, [
        (x["line"], x["formula"], x["decimals"], x["currency"])
        + (by_name(x["inputs"]), by_name(x["results"]))
        for x in file["lines"]
    ]


def reperform(paths, what, check):
    """Checks each file and says what differs. 0: nothing does; 1: something; 2: it is no such file."""
    wrong = []
    for path in paths:

        def same(name, said, computed):
            print(f"{name}: {computed}")
            if said != computed:
                wrong.append(f"{path}, {name}: the file says {said}, computed it is {computed}")

        try:
            check(path, same)
        except (OSError, ValueError, KeyError, IndexError, AttributeError, ArithmeticError) as why:
            print(f"{path} is no file of {what}: {why!r}")
            return 2
    for line in wrong:
        print("DIFFERS " + line)
    return (1 if wrong else 0) if paths else 2
