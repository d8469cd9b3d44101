"""The job of `fidus match` with five-passes.json in SQLite: five passes with similar texts and batches, suggestions, the closest
counterpart of each open row over all passes and sixty days, a digest. Writes the very files that Fidus writes, byte for byte.

SQLite does the work in SQL, in memory; Python reads and writes CSV and normalises texts. Two functions that SQLite has not are
added: Levenshtein from Debian's python3-levenshtein, in C, only for texts that are not equal, and sha256: one for each of the two
lists and of the three results, over every column of every row, in the order of the rows' keys.

Tuned: rows are kept at keys of one integer, so that the passes need no index (sqlite_same/keys.py); no journal; no index
that SQLite makes by itself; no collection of cycles by Python. Lists with texts beyond ASCII, several currencies or amounts of
zero get the same matches and reasons but for the spelling of such letters, the order of currencies and the lines that tell of zeros;
batches without a group, and rows that are ambiguous, are handled. A key has room for eleven years around the book's first row,
amounts up to 169 million and 4,095 rows of one day and amount; more is refused. Arguments: folder of the lists, folder of the results."""
import csv
import gc
import hashlib
import io
import itertools
import os
import sqlite3
import sys
import time

from Levenshtein import distance

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from sqlite_same import keys, load, passes, reasons, wording  # noqa: E402

PRAGMAS = ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY", "cache_size=-1000000", "secure_delete=OFF", "locking_mode=EXCLUSIVE", "automatic_index=OFF")
data, out = sys.argv[1:]


def book(db):
    return load.load(db, "b", f"{data}/book.csv")


def statement(db):
    return load.load(db, "s", f"{data}/statement.csv")


def written(name, header, rows):
    """Writes a result and returns the digest of it."""
    with open(f"{out}/{name}.csv", "w+", newline="", encoding="utf-8", buffering=1 << 20) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
    with open(f"{out}/{name}.csv", "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Heads(dict):
    """Pass, score, difference and currency of a match, by the number of those that have no difference."""

    def __missing__(self, code):
        if isinstance(code, str):
            return code
        self[code] = f"P{code // 100000 % 10},{code % 100000 / 10000:.4f},0.00,{load.currencies[code // 1000000]}"
        return self[code]


def matches(db):
    code = "*1000000+pass*100000+score"
    rows = db.execute(f"""
SELECT part=0, head, book, statement FROM (
  SELECT {keys.order_of_k('bi')} AS lead, 0 AS part, (bi >> 60){code} AS head, book, statement FROM cand
  UNION ALL SELECT {keys.order('lead')}, CASE WHEN bi=lead THEN 0 ELSE {keys.order('bi')} END,
      CASE WHEN pass=5 OR s.cents=b.cents THEN b.ccy{code} ELSE printf('P%d,%.4f,%.2f,%s', pass, score/10000.0, (s.cents-b.cents)/100.0, name) END, b.id, CASE WHEN bi=lead THEN s.id ELSE '' END
    FROM m4 CROSS JOIN fb b ON b.d=m4.bi CROSS JOIN fs s ON s.d=m4.si CROSS JOIN currencies ON currency=b.ccy) ORDER BY lead, part""")
    number, heads, digest = 0, Heads(), hashlib.sha256()
    with open(f"{out}/matches.csv", "wb") as file:
        text = "match,pass,score,difference,currency,book,statement\n"
        while text:
            said = text.encode()
            digest.update(said)
            file.write(said)
            some = rows.fetchmany(20_000)
            numbers = list(itertools.accumulate((row[0] for row in some), initial=number))[1:]
            text = "".join([f"{n},{heads[head]},{its},{theirs}\n" for n, (_, head, its, theirs) in zip(numbers, some)])
            if text.count(",") != 6 * len(some) or text.count("\n") != len(some) or '"' in text or "\r" in text:
                quoted = io.StringIO()
                csv.writer(quoted, lineterminator="\n").writerows((n, *heads[head].split(","), its, theirs) for n, (_, head, its, theirs) in zip(numbers, some))
                text = quoted.getvalue()
            number = numbers[-1] if some else number
    return digest.hexdigest()


def breaks(db):
    return written("breaks", "side,row,condition,measured,limit,pass,difference,currency,days,book,statement,sentence", db.execute(f"""
SELECT CASE side WHEN 1 THEN 'BOOK' ELSE 'STATEMENT' END, row, condition, CASE condition WHEN 'DATE_WINDOW' THEN ''''||measured ELSE measured END, "limit", pass, difference, name, days, book, statement, sentence
  FROM breaks JOIN currencies USING (currency) ORDER BY side, {keys.order('i')}"""))


def suggested(db):
    return written("suggestions", "suggestion,rank,reason,pass,score,difference,currency,days,book,statement", db.execute(f"""
SELECT suggestion, rank, reason, 'P'||pass, {wording.share('score')}, {wording.plain('difference')}, name, dd, book, statement
  FROM suggestions JOIN currencies ON currency=ccy ORDER BY suggestion"""))


def names(db):
    db.execute("CREATE TABLE currencies (currency INTEGER PRIMARY KEY, name TEXT)")
    db.executemany("INSERT INTO currencies VALUES (?, ?)", enumerate(load.currencies))


def main():
    gc.disable()
    db = sqlite3.connect(":memory:", isolation_level=None)
    for pragma in PRAGMAS:
        db.execute(f"PRAGMA {pragma}")
    db.create_function("levenshtein", 2, distance, deterministic=True)
    os.makedirs(out, exist_ok=True)
    for step in (book, statement, names, passes.exact, passes.tolerance, passes.groups, passes.suggestions, reasons.open_rows, reasons.one_of_four, reasons.equal_amounts,
                 reasons.similar, reasons.two_failed, reasons.whatever_is_left, wording.group_reasons, wording.pairs, wording.group_breaks, matches, breaks, suggested):
        start = time.process_time()
        said = step(db)
        print("%-18s %5.2f %s" % (step.__name__, time.process_time() - start, said or ""))


main()
