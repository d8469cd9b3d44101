"""Reads the deals of an MT5 history report with Python and prints what it cost.

Usage: read_report.py lxml|html.parser FILE  ->  seconds deals net peak-megabytes
The work is that of the Fidus reader: hidden cells dropped, times and exact decimals parsed, a digest of the file,
the running balance followed row by row.
"""
import hashlib
import resource
import sys
import time
from datetime import datetime
from decimal import Decimal
from html.parser import HTMLParser


def number(text):
    return Decimal(text.replace("\u00a0", "").replace(" ", ""))


class Ledger:
    def __init__(self):
        self.deals = []
        self.balance = Decimal(0)
        self.differing = 0

    def row(self, cells):
        if len(cells) != 14 or not cells[1].isdigit():
            return
        commission, fee, swap, profit, balance = (number(c) for c in cells[8:13])
        self.balance += commission + fee + swap + profit
        self.differing += self.balance != balance
        self.deals.append((
            int(cells[1]), datetime.strptime(cells[0], "%Y.%m.%d %H:%M:%S"), cells[3], cells[4], cells[2],
            number(cells[5]) if cells[5] else None, number(cells[6]) if cells[6] else None,
            profit, commission, swap, fee, cells[13], cells[7]))


class Rows(HTMLParser):
    def __init__(self, ledger):
        super().__init__()
        self.ledger, self.cells, self.text, self.hidden = ledger, None, None, False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.cells = []
        elif tag in ("td", "th"):
            self.text, self.hidden = [], ("class", "hidden") in attrs

    def handle_data(self, data):
        if self.text is not None:
            self.text.append(data)

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.text is not None and self.cells is not None:
            if not self.hidden:
                self.cells.append("".join(self.text).strip())
            self.text = None
        elif tag == "tr" and self.cells is not None:
            self.ledger.row(self.cells)
            self.cells = None


def with_lxml(text, ledger):
    from lxml import html
    for tr in html.fromstring(text).iter("tr"):
        ledger.row([(td.text_content() or "").strip() for td in tr if td.get("class") != "hidden"])


def main(engine, path):
    start = time.perf_counter()
    with open(path, "rb") as file:
        raw = file.read()
    hashlib.sha256(raw).hexdigest()
    text = raw.decode("utf-16")
    ledger = Ledger()
    if engine == "lxml":
        with_lxml(text, ledger)
    else:
        Rows(ledger).feed(text)
    seconds = time.perf_counter() - start
    if ledger.differing:
        sys.exit("does not tie out")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{seconds:.3f} {len(ledger.deals)} {ledger.balance} {peak}")


main(sys.argv[1], sys.argv[2])
