"""Reads a list from its CSV file into SQLite: texts normalised, amounts in cents, rows by their keys."""
import csv
import datetime
import decimal
import hashlib
import itertools
import operator
import re
import sys

from sqlite_same import keys

CAPITAL = bytes(ord(chr(i).upper()) if chr(i).isascii() and chr(i).isalnum() or i == 10 else 32 for i in range(256))
NUMBER = re.compile(r"\b0+([0-9]+)\b")
TOGETHER = 200  # rows of one INSERT, a third quicker than one by one
first = None
currencies = []


def words(text):
    return NUMBER.sub(r"\1", re.sub("[^A-Z0-9]+", " ", text.upper()).strip())


def cleaned(rows, column):
    """The words of a column in capital letters, ten thousand rows at once where they are ASCII."""
    for i in range(0, len(rows), 10_000):
        some = rows[i:i + 10_000]
        said = "\n".join([row[column] for row in some])
        if not said.isascii() or said.count("\n") != len(some) - 1:
            for row in some:
                row[column] = words(row[column])
            continue
        whole = said.encode().translate(CAPITAL).decode()
        if any(odd in f"\n{whole}\n" for odd in ("  ", "\n ", " \n")):
            whole = re.sub(" *\n *", "\n", re.sub(" +", " ", whole)).strip(" ")
        if any(odd in "\n" + whole for odd in (" 0", "\n0")):
            whole = NUMBER.sub(r"\1", whole)
        if whole != said:
            for row, text in zip(some, whole.split("\n")):
                row[column] = text


def cents(amount):
    return int(amount[:-3] + amount[-2:]) if amount[-3:-2] == "." else int(decimal.Decimal(amount) * 100)


class Days(dict):
    """Days after the first row of the book, by their text."""

    def __missing__(self, text):
        global first
        day = datetime.date.fromisoformat(text).toordinal()
        first = day if first is None else first
        if abs(day - first) > keys.FIRST_DAY - 128:
            sys.exit(f"{text} is too far from the first row for a key")
        self[text] = day - first
        return day - first


class Currencies(dict):
    def __missing__(self, name):
        if len(currencies) > 7:
            sys.exit(f"{name} is the ninth currency; a key has room for eight")
        currencies.append(name)
        self[name] = len(currencies) - 1
        return self[name]


days, codes = Days(), Currencies()


def placed(row, place):
    code = row[0] & 7
    return (row[0] - code + place | code << 60, *row[1:])


def ranked(rows):
    """Gives rows of one day and amount their places. The rows are sorted by key, at whose end the currency is until then."""
    taken = [row[0] >> keys.PLACE for row in rows]
    alike = [i for i, same in enumerate(map(operator.eq, taken, itertools.islice(taken, 1, None))) if same]
    if len(currencies) > 1:
        several = {*alike, *(i + 1 for i in alike)}
        rows[:] = [row if i in several else placed(row, 0) for i, row in enumerate(rows)]
    for start in alike:
        if start and taken[start - 1] == taken[start]:
            continue
        end = start + 2
        while end < len(rows) and taken[end] == taken[start]:
            end += 1
        if end - start >> keys.PLACE:
            sys.exit("too many rows of one day and amount for a key")
        group = sorted(rows[start:end], key=lambda row: (row[2].replace(" ", ""), row[1]))
        rows[start:end] = [placed(row, place) for place, row in enumerate(group)]
    if len(currencies) > 1:
        rows.sort()


def load(db, table, file):
    """Returns the rows read, and the digest over every column of every row, in the order of the keys."""
    with open(file, newline="", encoding="utf-8") as lines:
        reader = csv.reader(lines)
        if next(reader) != ["id", "booked", "amount", "currency", "text", "batch"]:
            sys.exit(f"{file} has other columns")
        read = list(reader)
    for column in (4, 5):
        cleaned(read, column)
    shift, half, start = keys.DAY + keys.PLACE, keys.HALF, keys.FIRST_DAY
    rows = [((value + half << shift) + (days[day] + start << keys.PLACE) + codes[currency], id, text, batch) for id, day, amount, currency, text, batch in read if (value := cents(amount))]
    del read
    rows.sort()
    if rows and not keys.key(keys.ROOM - keys.HALF, -keys.FIRST_DAY) < rows[0][0] <= rows[-1][0] < keys.key(keys.HALF - keys.ROOM, -keys.FIRST_DAY):
        sys.exit("an amount is too large for a key")
    ranked(rows)
    digest = hashlib.sha256(f"{first} {currencies}\n".encode())
    for i in range(0, len(rows), 50_000):
        digest.update("".join([f"{k}|{id}|{text}|{batch}\n" for k, id, text, batch in rows[i:i + 50_000]]).encode())
    db.execute(f"CREATE TABLE {table} (k INTEGER PRIMARY KEY, id TEXT, text TEXT, batch TEXT)")
    db.execute("BEGIN")
    whole = len(rows) // TOGETHER * TOGETHER
    db.executemany(f"INSERT INTO {table} VALUES " + ", ".join(["(?, ?, ?, ?)"] * TOGETHER),
                   (list(itertools.chain.from_iterable(rows[i:i + TOGETHER])) for i in range(0, whole, TOGETHER)))
    db.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", rows[whole:])
    db.execute("COMMIT")
    return len(rows), digest.hexdigest()
