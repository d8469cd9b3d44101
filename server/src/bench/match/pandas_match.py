"""The comparable passes with pandas: equal text on the day and in the window, tolerance, batches; a reason for each open
row; a digest over everything. Similar texts (P3) are left out: pandas has no edit distance."""
import hashlib
import sys

import pandas as pd

folder = sys.argv[1]


def read(name):
    rows = pd.read_csv(f"{folder}/{name}.csv", dtype={"id": str, "amount": str, "text": str, "batch": str}, keep_default_na=False)
    rows["cents"] = rows.amount.str.replace(".", "", regex=False).astype("int64")
    rows["day"] = pd.to_datetime(rows.booked).values.astype("datetime64[D]").astype("int64")
    rows["text"] = rows.text.str.upper().str.replace("[^A-Z0-9]+", " ", regex=True).str.strip()
    rows["batch"] = rows.batch.str.upper().str.replace("[^A-Z0-9]+", " ", regex=True).str.strip()
    return rows[["id", "day", "cents", "text", "batch"]]


book, statement = read("book"), read("statement")
everything = pd.concat([book, statement])
matched = []


def settle(pairs, name):
    global book, statement
    alone = ~pairs.id_b.duplicated(keep=False) & ~pairs.id_s.duplicated(keep=False)
    pairs = pairs[alone]
    matched.append(pairs[["id_b", "id_s"]].assign(p=name))
    book = book[~book.id.isin(pairs.id_b)]
    statement = statement[~statement.id.isin(pairs.id_s)]
    print(name, len(pairs))


def date_score(days):
    return 1 - days.abs() / days.lt(0).map({True: 2, False: 6})


settle(book.merge(statement, on=["cents", "text", "day"], suffixes=("_b", "_s")), "P1")
pairs = book.merge(statement, on=["cents", "text"], suffixes=("_b", "_s"))
settle(pairs[(pairs.day_s - pairs.day_b).between(-1, 5)], "P2")
pairs = book.merge(statement, on="text", suffixes=("_b", "_s"))
pairs = pairs[(pairs.day_s - pairs.day_b).between(-1, 5) & ((pairs.cents_b > 0) == (pairs.cents_s > 0))]
apart = pairs.cents_s.abs() - pairs.cents_b.abs()
below = (pairs.cents_b.abs() * 0.001).clip(lower=3000)
limit = below.where(apart < 0, 100)
score = 0.5 + 0.3 * (1 - 0.5 * apart.abs() / limit) + 0.2 * date_score(pairs.day_s - pairs.day_b)
settle(pairs[(apart >= -below) & (apart <= 100) & (score >= 0.8)], "P4")
lots = book[book.batch != ""].groupby("batch").agg(cents=("cents", "sum"), d0=("day", "min"), d1=("day", "max"), n=("id", "size"))
lots = lots[lots.n.between(2, 50)].reset_index()
keyed = statement.assign(key=statement.text.str.extract(r"\b(PB \d+)\b", expand=False)).dropna(subset="key")
hits = lots.merge(keyed, left_on=["batch", "cents"], right_on=["key", "cents"], suffixes=("_l", ""))
hits = hits[(hits.day - hits.d0).between(-1, 5) & (hits.day - hits.d1).between(-1, 5)]
rows = hits[["key", "id"]].merge(book, left_on="key", right_on="batch", suffixes=("_s", "_b"))
matched.append(rows[["id_b", "id_s"]].assign(p="P5"))
book = book[~book.id.isin(rows.id_b)]
statement = statement[~statement.id.isin(hits.id)]
print("P5", len(hits))


def reasons(side, ours, theirs):
    near = pd.merge_asof(ours.sort_values("cents"), theirs.sort_values("cents"), on="cents", by="day", suffixes=("", "_o"))
    return pd.DataFrame({"side": side, "id": near.id, "reason": near.id_o.fillna("NO_COUNTERPART")})


found = pd.concat(matched).sort_values(["id_b", "id_s"])
why = pd.concat([reasons("BOOK", book, statement), reasons("STATEMENT", statement, book)]).sort_values(["side", "id"])
found.to_csv(f"{folder}/pandas-matches.csv", index=False)
why.to_csv(f"{folder}/pandas-breaks.csv", index=False)
for part in (everything.sort_values("id"), found, why):
    print(hashlib.sha256(part.to_csv(index=False).encode()).hexdigest())
