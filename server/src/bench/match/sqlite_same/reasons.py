"""Why a row is open: the counterpart of passes 3 and 4 with the fewest failed conditions, of these the nearest in amount, days
and order. `why` takes the first it is given for a row, so what is nearest is given first. Sides: 1 book, 2 statement, 3 both."""
from sqlite_same import keys
from sqlite_same.keys import amount, compact, d, day, fails3, fails4, first_d, first_k, k, linked, order, tolerable

NEAREST = "abs(abs(sc)-abs(bc)), abs(dd)"
# of the open row u and its counterpart o, by the side of u: own table, table and key of the other list, open rows of the other
SIDES = ((1, "ub", "s", "os", "ob"), (2, "us", "b", "ob", "os"))


def pair(sides, u, o):
    """The columns dd, bc, sc from day and cents of the open row and its counterpart."""
    b, s = (u, o) if sides == 1 else (o, u)
    return (f"{s['day']}-{b['day']}", b["cents"], s["cents"])


def of(table):
    return {"day": f"{table}.day", "cents": f"{table}.cents"}


def of_key(table):
    return {"day": day(f"{table}.k"), "cents": amount(f"{table}.k")}


def open_rows(db):
    """The open rows by d, numbered in their order, and those of them whose texts are linked."""
    for table, free, side, taken in (("ob", "fb", "BOOK", "bi"), ("os", "fs", "STATEMENT", "si")):
        db.executescript(f"""
CREATE TABLE {table} (d INTEGER PRIMARY KEY, n INTEGER, k INTEGER, id TEXT, day INTEGER, cents INTEGER, ccy INTEGER, text TEXT, batch TEXT, aside INTEGER);
INSERT INTO {table} SELECT d, row_number() OVER (ORDER BY {order('d')}), k, id, day, cents, ccy, text, batch, coalesce((SELECT pass FROM aside WHERE side='{side}' AND i=d), 99)
  FROM {free} WHERE NOT EXISTS (SELECT 1 FROM m4 WHERE m4.{taken}=d);
CREATE UNIQUE INDEX {table}k ON {table} (k);
CREATE UNIQUE INDEX {table}n ON {table} (n, d);
CREATE INDEX {table}t ON {table} (text, ccy, day)""")
    last = f"substr(text, length(rtrim(text, {compact('text')}))+1)"
    db.executescript(f"""
CREATE TEMP TABLE texts AS SELECT 1 AS side, d, day, ccy, text FROM ob UNION ALL SELECT 2, d, day, ccy, text FROM os;
CREATE TEMP TABLE lasts (word TEXT, ccy INTEGER, side, d INTEGER, day INTEGER, text TEXT, PRIMARY KEY (word, ccy, side, d)) WITHOUT ROWID;
INSERT INTO lasts SELECT {last}, ccy, side, d, day, text FROM texts WHERE length({compact('text')})>=6;
CREATE TEMP TABLE runs AS SELECT l.side, l.d AS l, r.d AS r FROM texts r CROSS JOIN json_each('["'||replace(r.text, ' ', '","')||'"]') w
  CROSS JOIN lasts l ON l.word=w.value AND l.ccy=r.ccy AND l.side=3-r.side WHERE r.day-l.day BETWEEN -60 AND 60 AND instr(' '||r.text||' ', ' '||l.text||' ');
CREATE TABLE linkedopen AS SELECT b.d AS bi, s.d AS si, s.day-b.day AS dd, b.cents AS bc, s.cents AS sc, {linked('b.text', 's.text')} AS e, min(b.aside, s.aside) AS aside FROM (
    SELECT b.d AS bi, s.d AS si FROM ob b CROSS JOIN os s ON b.text=s.text AND b.ccy=s.ccy AND s.day-b.day BETWEEN -60 AND 60 WHERE b.text<>''
    UNION SELECT CASE side WHEN 1 THEN l ELSE r END, CASE side WHEN 1 THEN r ELSE l END FROM runs) p CROSS JOIN ob b ON b.d=p.bi CROSS JOIN os s ON s.d=p.si;
DROP TABLE texts; DROP TABLE lasts; DROP TABLE runs;
CREATE TABLE why (side, i INTEGER, pass INTEGER, failed INTEGER, o INTEGER, PRIMARY KEY (side, i)) WITHOUT ROWID;
CREATE TABLE equal (sides INTEGER, i INTEGER, o INTEGER, dd INTEGER, bc INTEGER, sc INTEGER, aside INTEGER)""")
    # counterparts of equal text that are in matches: the whole list asks the few open rows
    for sides, _, whole, other, own in SIDES:
        dd, bc, sc = pair(sides, of("u"), of_key("o"))
        db.execute(f"""INSERT INTO equal SELECT {sides}, u.d, {d('o.k')}, {dd}, {bc}, {sc}, u.aside FROM {whole} o CROSS JOIN {own} u ON u.text=o.text AND u.ccy=o.k>>60
  WHERE o.text<>'' AND {dd} BETWEEN -60 AND 60 AND NOT EXISTS (SELECT 1 FROM {other} x WHERE x.k=o.k)""")


def told(db, passed, failed, found, extra=""):
    for sides, own, other in ((1, "bi", "si"), (2, "si", "bi")):
        db.execute(f"INSERT OR IGNORE INTO why SELECT {sides}, {own}, {passed}, {failed}, {other} FROM {found} WHERE sides IN ({sides}, 3) ORDER BY {NEAREST}, {order(other)}")


def one_of_four(db):
    """Pass 4, one condition failed."""
    db.executescript(f"""
CREATE TABLE found4 AS SELECT bi, si, n.dd, bc, sc, 3 AS sides FROM near n CROSS JOIN ob b ON b.d=bi CROSS JOIN os s ON s.d=si WHERE {fails4('bc', 'sc', 'n.dd', 'e', '0', 'min(b.aside, s.aside)')}=1;
INSERT INTO found4 SELECT bi, si, dd, bc, sc, 3 FROM linkedopen WHERE {fails4('bc', 'sc', 'dd', 'e', '0', 'aside')}=1;
INSERT INTO found4 SELECT CASE sides WHEN 1 THEN i ELSE o END, CASE sides WHEN 1 THEN o ELSE i END, dd, bc, sc, sides FROM equal
  WHERE dd BETWEEN -1 AND 5 AND sign(bc)=sign(sc) AND {tolerable('bc', 'sc')} AND {fails4('bc', 'sc', 'dd', '20', '1', 'aside')}=1""")
    told(db, 4, 1, "found4")
    db.executescript("""
CREATE TABLE ub AS SELECT * FROM ob WHERE d NOT IN (SELECT i FROM why WHERE side=1);
CREATE TABLE us AS SELECT * FROM os WHERE d NOT IN (SELECT i FROM why WHERE side=2);
CREATE TABLE signs (sg INTEGER PRIMARY KEY);
INSERT INTO signs VALUES (-1), (1)""")


def equal_amounts(db):
    """Pass 3, one condition failed, amounts equal: sign, days, state or score."""
    db.execute("CREATE TABLE found3 (sides INTEGER, i INTEGER, o INTEGER, dd INTEGER, bc INTEGER, sc INTEGER)")
    length = "max(length(bt), length(st))"
    for sides, u, whole, other, _ in SIDES:
        dd, bc, sc = pair(sides, of("u"), of_key("o"))
        db.execute(f"""INSERT INTO found3 SELECT {sides}, i, o, dd, bc, sc FROM (SELECT *, CASE WHEN bt='' OR st='' THEN 0 ELSE {length}-levenshtein(bt, st) END AS l, {length} AS w FROM (
    SELECT u.d AS i, {d('o.k')} AS o, {dd} AS dd, {bc} AS bc, {sc} AS sc, x.d IS NULL AS used, min(u.aside, coalesce(x.aside, 99)) AS aside, {compact('u.text')} AS bt, {compact('o.text')} AS st
      FROM {u} u CROSS JOIN signs CROSS JOIN {whole} o ON o.k BETWEEN {first_k('u.ccy', 'u.cents*sg', 'u.day-60')} AND {first_k('u.ccy', 'u.cents*sg', 'u.day+61')}-1
      LEFT JOIN {other} x ON x.k=o.k) LIMIT -1 OFFSET 0) WHERE {fails3('bc', 'sc', 'dd', 'l', 'w', 'used', 'aside')}=1""")


def similar(db):
    """Pass 3, any amount but equal ones: texts similar. The letters of a text are one of few; their distance is the least there can
    be, and where a number follows the same letters, its length is the most. What is certainly similar needs no more; other texts
    are measured only where they are nearer than that, and first those that are near. The measure stands in a CASE with a column of
    the last table, because SQLite would ask it before."""
    word = compact("text")
    for digit in "0123456789":
        word = f"replace({word}, '{digit}', '')"
    bits = max(1, db.execute("SELECT max((SELECT count(*) FROM ob), (SELECT count(*) FROM os))").fetchone()[0].bit_length())
    columns = "n INTEGER, d INTEGER PRIMARY KEY, day INTEGER, cents INTEGER, ccy INTEGER, t TEXT, wid INTEGER, len INTEGER, fit INTEGER, asks INTEGER"
    db.executescript(f"""
CREATE TEMP TABLE lt AS SELECT *, length(t) AS len, CASE WHEN length(word)<length(t) AND t=word||substr(t, length(word)+1) AND (length(t)-length(word))*10<=4*length(t) THEN 1 ELSE 0 END AS fit
  FROM (SELECT 1 AS side, n, d, day, cents, ccy, {compact('text')} AS t, {word} AS word FROM ob WHERE aside>3 AND text<>''
    UNION ALL SELECT 2, n, d, day, cents, ccy, {compact('text')}, {word} FROM os WHERE aside>3 AND text<>'' LIMIT -1 OFFSET 0);
CREATE TEMP TABLE dict (wid INTEGER PRIMARY KEY, word UNIQUE, most INTEGER);
INSERT INTO dict (word, most) SELECT word, max(len) FROM lt GROUP BY word;
CREATE TEMP TABLE alike (both INTEGER PRIMARY KEY, least INTEGER);
INSERT INTO alike SELECT b.wid << 31 | s.wid, levenshtein(b.word, s.word) FROM dict b CROSS JOIN dict s WHERE abs(length(b.word)-length(s.word))*10<=4*max(b.most, s.most);
DELETE FROM alike WHERE least*10>4*max((SELECT most FROM dict WHERE wid=both >> 31), (SELECT most FROM dict WHERE wid=both & 0x7fffffff));
CREATE TABLE bt ({columns}); CREATE TABLE st ({columns});
INSERT INTO bt SELECT n, d, day, cents, ccy, t, wid, len, fit, d IN (SELECT d FROM ub) FROM lt CROSS JOIN dict USING (word) WHERE side=1 ORDER BY d;
INSERT INTO st SELECT n, d, day, cents, ccy, t, wid, len, fit, d IN (SELECT d FROM us) FROM lt CROSS JOIN dict USING (word) WHERE side=2 ORDER BY d""")
    for sides, own, other, before, after, open_other in ((1, "bt", "st", 1, 5, "os"), (2, "st", "bt", 5, 1, "ob")):
        db.executescript(f"""
CREATE TEMP TABLE fit (wid INTEGER, ccy INTEGER, sg INTEGER, day INTEGER, cents INTEGER, n INTEGER, PRIMARY KEY (wid, ccy, sg, day, cents, n)) WITHOUT ROWID;
INSERT INTO fit SELECT wid, ccy, sign(cents), day, cents, n FROM {other} WHERE fit ORDER BY 1, 2, 3, 4, 5, 6;
CREATE TEMP TABLE ask (n INTEGER PRIMARY KEY, d INTEGER, day INTEGER, cents INTEGER, ccy INTEGER, t TEXT, wid INTEGER, len INTEGER, fit INTEGER, best INTEGER, near INTEGER);
INSERT INTO ask SELECT n, d, day, cents, ccy, t, wid, len, fit, CASE WHEN fit THEN (SELECT min((abs(f.cents-u.cents)*128+abs(f.day-u.day) << {bits}) | f.n) FROM fit f
    WHERE f.wid=u.wid AND f.ccy=u.ccy AND f.sg=sign(u.cents) AND f.day BETWEEN u.day-{before} AND u.day+{after} AND f.cents<>u.cents) END, NULL FROM {own} u WHERE asks ORDER BY n;
UPDATE ask SET near=coalesce(best >> {bits + 7}, {keys.HALF});
CREATE TEMP TABLE hits AS SELECT n, best FROM ask WHERE best IS NOT NULL;
CREATE TEMP TABLE pend AS SELECT n FROM ask""")
        rows, first, last, most = db.execute(f"SELECT count(*), min(day), max(day), max(abs(cents)) FROM {other}").fetchone()
        done, bound = 0, most * 20 * (last - first + 1) // (7 * rows) if rows else keys.HALF
        while done < keys.HALF and db.execute("SELECT EXISTS (SELECT 1 FROM pend)").fetchone()[0]:
            bound = bound if bound < (most or 0) * 2 else keys.HALF - 1
            measured = "max(u.len, o.len)"
            db.executescript(f"""
CREATE TEMP TABLE got AS SELECT u.n AS n, min((abs(o.cents-u.cents)*128+abs(o.day-u.day) << {bits}) | o.n) AS best FROM (
    SELECT a.*, CASE WHEN cents>0 THEN max(1, cents-min(near, {bound})) ELSE max(cents-min(near, {bound}), -{keys.HALF - 1}) END AS low,
      CASE WHEN cents>0 THEN min(cents+min(near, {bound}), {keys.HALF - 2}) ELSE min(-1, cents+min(near, {bound})) END AS high FROM pend CROSS JOIN ask a ON a.n=pend.n LIMIT -1 OFFSET 0) u
  CROSS JOIN days CROSS JOIN {other} o ON o.d BETWEEN {first_d('u.ccy', f'u.day{"+" if sides == 1 else "-"}dd', 'low')} AND {first_d('u.ccy', f'u.day{"+" if sides == 1 else "-"}dd', 'high+1')}-1
  CROSS JOIN alike ON both=u.wid << 31 | o.wid
  WHERE abs(o.cents-u.cents)>{done} AND min(u.len, o.len)*10>=6*{measured} AND CASE WHEN least*10<=4*{measured} AND NOT (least=0 AND u.fit AND o.fit) THEN ({measured}-levenshtein(u.t, o.t))*10>=6*{measured} END GROUP BY u.n;
INSERT INTO hits SELECT * FROM got;
DELETE FROM pend WHERE n IN (SELECT n FROM got UNION ALL SELECT n FROM ask WHERE near<={bound});
DROP TABLE got""")
            done, bound = (keys.HALF if bound == keys.HALF - 1 else bound), bound * 4
        db.executescript(f"""
INSERT OR IGNORE INTO why SELECT {sides}, i, 3, 1, o FROM (
    SELECT a.d AS i, x.d AS o, found >> {bits} AS far FROM (SELECT n, min(best) AS found FROM hits GROUP BY n) h CROSS JOIN ask a ON a.n=h.n CROSS JOIN {open_other} x ON x.n=h.found & {(1 << bits) - 1}
    UNION ALL SELECT i, o, abs(abs(sc)-abs(bc))*128+abs(dd) FROM found3 WHERE sides={sides}) ORDER BY far, {order('o')};
DROP TABLE fit; DROP TABLE ask; DROP TABLE hits; DROP TABLE pend""")


def two_failed(db):
    """Pass 4, two conditions failed, of the rows that are left."""
    high = {1: ("max(3000, abs(cents)/1000)", "100"), 2: ("100", "max(3000, abs(cents)/999+1)")}
    db.executescript("""
DELETE FROM ub WHERE d IN (SELECT i FROM why WHERE side=1);
DELETE FROM us WHERE d IN (SELECT i FROM why WHERE side=2);
CREATE TABLE found2 (sides INTEGER, i INTEGER, o INTEGER, dd INTEGER, bc INTEGER, sc INTEGER)""")
    for sides, u, whole, other, _ in SIDES:
        dd, bc, sc = pair(sides, of("u"), of_key("o"))
        below, above = high[sides]
        # whoever is near in amount within sixty days, open or not
        db.execute(f"""INSERT INTO found2 SELECT {sides}, i, o, dd, bc, sc FROM (SELECT u.d AS i, {d('o.k')} AS o, {dd} AS dd, {bc} AS bc, {sc} AS sc, {linked('u.text', 'o.text')} AS e,
      x.d IS NULL AS used, min(u.aside, coalesce(x.aside, 99)) AS aside FROM (SELECT *, max(1, abs(cents)-{below}) AS low, abs(cents)+{above} AS high FROM {u}) u CROSS JOIN signs
      CROSS JOIN {whole} o ON o.k BETWEEN {first_k('u.ccy', 'CASE sg WHEN 1 THEN low ELSE -high END', '0')} AND {first_k('u.ccy', 'CASE sg WHEN 1 THEN high+1 ELSE -low+1 END', '0')}-1
      LEFT JOIN {other} x ON x.k=o.k WHERE CASE WHEN x.d IS NULL THEN sg=sign(u.cents) AND {dd} BETWEEN -1 AND 5 ELSE {dd} BETWEEN -60 AND 60 END LIMIT -1 OFFSET 0)
  WHERE {fails4('bc', 'sc', 'dd', 'e', 'used', 'aside')}=2""")
        own, its = ("bi", "si") if sides == 1 else ("si", "bi")
        db.execute(f"INSERT INTO found2 SELECT {sides}, {own}, {its}, dd, bc, sc FROM linkedopen l WHERE {own} IN (SELECT d FROM {u}) AND {fails4('bc', 'sc', 'dd', 'e', '0', 'l.aside')}=2")
        db.execute(f"INSERT INTO found2 SELECT sides, i, o, dd, bc, sc FROM equal WHERE sides={sides} AND i IN (SELECT d FROM {u}) AND {fails4('bc', 'sc', 'dd', '20', '1', 'aside')}=2")
        # any amount in the window: the nearest of each day, above and below
        top = first_d("u.ccy", "u.at", f"CASE WHEN u.cents>0 THEN {keys.HALF - 1} ELSE 0 END")
        low = first_d("u.ccy", "u.at", f"CASE WHEN u.cents>0 THEN 1 ELSE {1 - keys.HALF} END")
        place = (1 << keys.PLACE) - 1
        dd, bc, sc = pair(sides, of("u"), {"day": "at", "cents": f"((o >> {keys.PLACE} & {(1 << keys.AMOUNT) - 1}) - {keys.HALF})"})
        db.executescript(f"""
CREATE TEMP TABLE asked AS SELECT u.d, day, cents, ccy, day{'+' if sides == 1 else '-'}dd AS at FROM {u} u CROSS JOIN days WHERE aside>4;
CREATE TEMP TABLE spots AS SELECT d, day, cents, at, (SELECT min(o.d) FROM {other} o WHERE o.d BETWEEN {first_d('u.ccy', 'u.at', 'u.cents')} AND {top}-1 AND o.aside>4) AS o FROM asked u;
INSERT INTO spots SELECT d, day, cents, at, (SELECT max(o.d) FROM {other} o WHERE o.d BETWEEN {low} AND {first_d('u.ccy', 'u.at', 'u.cents+1')}-1 AND o.aside>4) FROM asked u;
UPDATE spots SET o=(SELECT min(x.d) FROM {other} x WHERE x.d BETWEEN spots.o & ~{place} AND spots.o AND x.aside>4) WHERE o & {place};
INSERT INTO found2 SELECT * FROM (SELECT {sides} AS sides, d AS i, o, {dd} AS dd, {bc} AS bc, {sc} AS sc FROM spots u WHERE o IS NOT NULL) WHERE NOT {tolerable('bc', 'sc')};
DROP TABLE asked; DROP TABLE spots""")
        db.execute(f"INSERT OR IGNORE INTO why SELECT sides, i, 4, 2, o FROM found2 WHERE sides={sides} ORDER BY {NEAREST}, {order('o')}")


def whatever_is_left(db):
    """The few rows still without a reason are compared with everything within sixty days."""
    length = f"max(length({compact('ut')}), length({compact('t')}))"
    for sides, u, whole, other, _ in SIDES:
        dd, bc, sc = pair(sides, of("u"), of_key("o"))
        db.executescript(f"""
DELETE FROM {u} WHERE d IN (SELECT i FROM why WHERE side={sides});
CREATE TEMP TABLE far AS SELECT *, {linked('ut', 't')} AS e, {length} AS w, {length}-levenshtein({compact('ut')}, {compact('t')}) AS l FROM (
  SELECT u.d AS i, {d('o.k')} AS o, {dd} AS dd, {bc} AS bc, {sc} AS sc, u.text AS ut, o.text AS t, x.d IS NULL AS used, min(u.aside, coalesce(x.aside, 99)) AS aside
    FROM {u} u CROSS JOIN {whole} o ON o.k>>60=u.ccy LEFT JOIN {other} x ON x.k=o.k WHERE {dd} BETWEEN -60 AND 60);
INSERT OR IGNORE INTO why SELECT {sides}, i, pass, f, o FROM (
    SELECT i, o, 4 AS pass, {fails4('bc', 'sc', 'dd', 'e', 'used', 'aside')} AS f, dd, bc, sc FROM far
    UNION ALL SELECT i, o, 3, {fails3('bc', 'sc', 'dd', 'l', 'w', 'used', 'aside')}, dd, bc, sc FROM far) ORDER BY f, -pass, {NEAREST}, {order('o')};
DROP TABLE far""")
