"""Passes 1 to 5 and the suggestions. `cand` is what fits by k of the book row, `used` the same by k of the statement row; after
`exact` they hold the matches of passes 1 to 3. `m4` holds those of passes 4 and 5, by d."""
from sqlite_same import keys
from sqlite_same.keys import amount, compact, d, day, exact_score, first_d, first_k, linked, order, same_amount, score, tolerable

TIES = """
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500)
  AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard)"""
# rows that nothing tells apart are paired in their order, where there are as many of each
IDENTICAL = """
CREATE TEMP TABLE alike AS SELECT bi, si, pass, score, bl, sl FROM live JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000;
CREATE TEMP TABLE fair AS SELECT bl, sl FROM alike l GROUP BY bl, sl HAVING count(DISTINCT bi)=count(DISTINCT si) AND NOT max(
    EXISTS (SELECT 1 FROM live o JOIN sl os USING (si) WHERE o.bi=l.bi AND os.sl<>l.sl AND o.score>l.score-500)
    OR EXISTS (SELECT 1 FROM live o JOIN bl ob USING (bi) WHERE o.si=l.si AND ob.bl<>l.bl AND o.score>l.score-500));
INSERT INTO hard SELECT bi, si, pass, score FROM (SELECT *, dense_rank() OVER (PARTITION BY bl, sl ORDER BY bi) AS nb, dense_rank() OVER (PARTITION BY bl, sl ORDER BY si) AS ns FROM alike)
  WHERE nb=ns AND (bl, sl) IN (SELECT bl, sl FROM fair);
DROP TABLE alike; DROP TABLE fair;
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard)"""
GAPS = """SELECT bi, si, score, score-max((SELECT coalesce(max(o.score), -1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),
    (SELECT coalesce(max(o.score), -1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)) AS gap FROM live l WHERE score>=8000"""


def settle(db, number, contested, key):
    """Those of the contested pairs that a pass decides go to `hard`, the others' rows are set aside."""
    db.executescript(f"""
DROP TABLE IF EXISTS live;
CREATE TEMP TABLE live AS SELECT bi, si, {number} AS pass, score FROM {contested} WHERE pass<={number} AND bi NOT IN (SELECT bi FROM hard) AND si NOT IN (SELECT si FROM hard)
  AND {key('bi')} NOT IN (SELECT i FROM aside WHERE side='BOOK') AND {key('si')} NOT IN (SELECT i FROM aside WHERE side='STATEMENT')""")
    before, now = -1, 0
    while now != before:
        before = now
        db.executescript(TIES)
        now = db.execute("SELECT count(*) FROM hard").fetchone()[0]
        if now == before:
            db.executescript(IDENTICAL)
            now = db.execute("SELECT count(*) FROM hard").fetchone()[0]
    db.executescript(f"""
INSERT INTO aside SELECT 'BOOK', {key('bi')}, {number}, gap FROM (SELECT bi, gap, max(score) FROM ({GAPS}) GROUP BY bi);
INSERT INTO aside SELECT 'STATEMENT', {key('si')}, {number}, gap FROM (SELECT si, gap, max(score) FROM ({GAPS}) GROUP BY si);
INSERT INTO left_over SELECT {key('bi')}, {key('si')}, pass, score FROM live""")


def later(b="b.k", s="s.k"):
    """Days of the statement row after the book row."""
    return f"(({s} >> {keys.PLACE}) - ({b} >> {keys.PLACE}))"


def exact_scores():
    """The score of equal texts and amounts of each day in the window."""
    whole = lambda days: 2 if days < 0 else 6
    return " ".join(f"WHEN {days} THEN {(20000*(5*whole(days)+3*whole(days)+2*(whole(days)-abs(days)))+10*whole(days))//(20*whole(days))}"
                    for days in (0, 1, 2, 3, 4, 5, -1))


EQUAL = f"SELECT b.k AS bi, s.k AS si, 1+(s.k >> {keys.PLACE} <> b.k >> {keys.PLACE}) AS pass, CASE {later()} {exact_scores()} END AS score, b.id AS book, s.id AS statement"
UNEQUAL = f"SELECT b.k AS bi, s.k AS si, {later()} AS dd, b.text AS bt, s.text AS st, b.id AS book, s.id AS statement"
FROM_BOOK = f"b CROSS JOIN s ON s.k BETWEEN {same_amount('b.k', 1, 5)}"
FROM_STATEMENT = f"s CROSS JOIN b ON b.k BETWEEN {same_amount('s.k', 5, 1)}"
# texts that differ are measured, once each
MEASURED = f"""SELECT bi, si, CASE WHEN e=0 THEN 3 WHEN dd=0 THEN 1 ELSE 2 END AS pass, CASE WHEN e>0 THEN {exact_score('e', '20', 'dd')} ELSE {exact_score('l', 'w', 'dd')} END AS score, book, statement
  FROM (SELECT bi, si, dd, book, statement, e, w, w-levenshtein(bt, st) AS l FROM (SELECT bi, si, dd, book, statement, {linked('bt', 'st')} AS e,
    {compact('bt')} AS bt, {compact('st')} AS st, max(length({compact('bt')}), length({compact('st')})) AS w FROM differ LIMIT -1 OFFSET 0) LIMIT -1 OFFSET 0) WHERE e>0 OR l*10000>=6000*w"""


def exact(db):
    """Passes 1 to 3. All pairs of one amount in the window; a pair whose rows are in no other is a match, the few others are settled."""
    db.executescript(f"""
CREATE TABLE cand (bi INTEGER PRIMARY KEY, si INTEGER, pass INTEGER, score INTEGER, book TEXT, statement TEXT, n INTEGER DEFAULT 1);
CREATE TABLE used (si INTEGER PRIMARY KEY, bi INTEGER, n INTEGER);
INSERT INTO cand (bi, si, pass, score, book, statement) {EQUAL} FROM {FROM_BOOK} WHERE b.text=s.text AND b.text<>'' ON CONFLICT DO UPDATE SET n=n+1;
CREATE TEMP TABLE differ AS {UNEQUAL} FROM {FROM_BOOK} WHERE b.text<>s.text AND b.text<>'' AND s.text<>'';
INSERT INTO cand (bi, si, pass, score, book, statement) SELECT * FROM ({MEASURED}) WHERE score>=6000 ON CONFLICT DO UPDATE SET n=n+1;
INSERT INTO used SELECT si, bi, n FROM cand WHERE true ON CONFLICT DO UPDATE SET n=n+1;
DELETE FROM differ;
CREATE TEMP TABLE several AS SELECT bi AS i FROM cand WHERE n>1;
CREATE TABLE all_of (bi INTEGER, si INTEGER, pass INTEGER, score INTEGER, book TEXT, statement TEXT, PRIMARY KEY (bi, si)) WITHOUT ROWID;
INSERT INTO all_of {EQUAL} FROM {FROM_BOOK} WHERE b.k IN (SELECT i FROM several) AND b.text=s.text AND b.text<>'';
INSERT INTO differ {UNEQUAL} FROM {FROM_BOOK} WHERE b.k IN (SELECT i FROM several) AND b.text<>s.text AND b.text<>'' AND s.text<>'';
INSERT INTO all_of SELECT * FROM ({MEASURED}) WHERE score>=6000;
DELETE FROM differ;
CREATE TEMP TABLE too AS SELECT si AS i FROM used WHERE n>1 UNION SELECT si FROM all_of;
INSERT OR IGNORE INTO all_of {EQUAL} FROM {FROM_STATEMENT} WHERE s.k IN (SELECT i FROM too) AND b.text=s.text AND b.text<>'';
INSERT INTO differ {UNEQUAL} FROM {FROM_STATEMENT} WHERE s.k IN (SELECT i FROM too) AND b.text<>s.text AND b.text<>'' AND s.text<>'';
INSERT OR IGNORE INTO all_of SELECT * FROM ({MEASURED}) WHERE score>=6000;
CREATE TABLE contested AS SELECT bi, si, pass, score FROM all_of WHERE bi IN (SELECT i FROM several) OR si IN (SELECT si FROM all_of GROUP BY si HAVING count(*)>1);
DELETE FROM cand WHERE bi IN (SELECT bi FROM contested);
DELETE FROM used WHERE si IN (SELECT si FROM contested);
CREATE TABLE left_over (bi INTEGER, si INTEGER, pass INTEGER, score INTEGER);
INSERT INTO left_over SELECT {d('bi')}, {d('si')}, pass, score FROM cand WHERE score<8000;
DELETE FROM used WHERE si IN (SELECT si FROM cand WHERE score<8000);
DELETE FROM cand WHERE score<8000;
CREATE TABLE aside (side, i INTEGER, pass INTEGER, gap INTEGER, PRIMARY KEY (side, i)) WITHOUT ROWID;
CREATE TABLE hard (bi INTEGER, si INTEGER, pass INTEGER, score INTEGER);
CREATE TEMP TABLE bl AS SELECT k AS bi, (k >> {keys.PLACE})||'|'||{compact('text')}||'|'||batch AS bl FROM b WHERE k IN (SELECT bi FROM contested);
CREATE TEMP TABLE sl AS SELECT k AS si, (k >> {keys.PLACE})||'|'||{compact('text')}||'|'||batch AS sl FROM s WHERE k IN (SELECT si FROM contested)""")
    for number in (1, 2, 3):
        settle(db, number, "contested", d)
    db.executescript("""
INSERT INTO cand SELECT bi, si, pass, score, b.id, s.id, 1 FROM hard JOIN b ON b.k=bi JOIN s ON s.k=si;
INSERT INTO used SELECT si, bi, 1 FROM hard;
DELETE FROM hard; DROP TABLE bl; DROP TABLE sl""")


def tolerance(db):
    """Pass 4: amounts in tolerance, in the window, day by day."""
    columns = f"{d('k')} AS d, k, {day('k')} AS day, {amount('k')} AS cents, k >> 60 AS ccy, id, text, batch"
    db.executescript(f"""
CREATE TABLE fb (d INTEGER PRIMARY KEY, k INTEGER, day INTEGER, cents INTEGER, ccy INTEGER, id TEXT, text TEXT, batch TEXT);
INSERT INTO fb SELECT {columns} FROM b WHERE NOT EXISTS (SELECT 1 FROM cand WHERE bi=k) ORDER BY 1;
CREATE TABLE fs (d INTEGER PRIMARY KEY, k INTEGER, day INTEGER, cents INTEGER, ccy INTEGER, id TEXT, text TEXT, batch TEXT);
INSERT INTO fs SELECT {columns} FROM s WHERE NOT EXISTS (SELECT 1 FROM used WHERE si=k) ORDER BY 1;
CREATE TABLE days (dd INTEGER PRIMARY KEY);
INSERT INTO days VALUES (-1), (0), (1), (2), (3), (4), (5);
CREATE TABLE near (bi INTEGER, si INTEGER, dd INTEGER, bc INTEGER, sc INTEGER, e INTEGER);
INSERT INTO near SELECT b.d, s.d, dd, b.cents, s.cents, CASE WHEN b.text='' OR s.text='' THEN 0 ELSE {linked('b.text', 's.text')} END FROM
  (SELECT d, day, ccy, cents, text, CASE WHEN cents>0 THEN cents-max(3000, cents/1000) ELSE cents-100 END AS low, CASE WHEN cents>0 THEN cents+100 ELSE cents+max(3000, -cents/1000) END AS high FROM fb) b
  CROSS JOIN days CROSS JOIN fs s ON s.d BETWEEN {first_d('b.ccy', 'b.day+dd', 'low')} AND {first_d('b.ccy', 'b.day+dd', 'high+1')}-1 WHERE sign(s.cents)=sign(b.cents);
CREATE TABLE cand4 AS SELECT bi, si, 4 AS pass, {score('e', '20', 'dd', 'bc', 'sc')} AS score FROM near WHERE e>0 AND {score('e', '20', 'dd', 'bc', 'sc')}>=6000
  AND bi NOT IN (SELECT i FROM aside WHERE side='BOOK') AND si NOT IN (SELECT i FROM aside WHERE side='STATEMENT');
CREATE TABLE contested4 AS SELECT * FROM cand4 WHERE bi IN (SELECT bi FROM cand4 GROUP BY bi HAVING count(*)>1) OR si IN (SELECT si FROM cand4 GROUP BY si HAVING count(*)>1);
DELETE FROM cand4 WHERE (bi, si) IN (SELECT bi, si FROM contested4);
CREATE TABLE m4 (bi INTEGER PRIMARY KEY, si INTEGER, lead INTEGER, pass INTEGER, score INTEGER);
INSERT INTO m4 SELECT bi, si, bi, pass, score FROM cand4 WHERE score>=8000;
INSERT INTO left_over SELECT * FROM cand4 WHERE score<8000;
CREATE TEMP TABLE bl AS SELECT d AS bi, ccy||'|'||day||'|'||cents||'|'||{compact('text')}||'|'||batch AS bl FROM fb WHERE d IN (SELECT bi FROM contested4);
CREATE TEMP TABLE sl AS SELECT d AS si, ccy||'|'||day||'|'||cents||'|'||{compact('text')}||'|'||batch AS sl FROM fs WHERE d IN (SELECT si FROM contested4)""")
    settle(db, 4, "contested4", lambda row: row)
    db.executescript("""
INSERT INTO m4 SELECT bi, si, bi, pass, score FROM hard;
CREATE INDEX m4s ON m4 (si)""")


def groups(db):
    """Pass 5: book rows of one batch with one statement row."""
    db.executescript(f"""
CREATE TABLE loose AS SELECT * FROM fb WHERE batch<>'' AND d NOT IN (SELECT bi FROM m4) AND d NOT IN (SELECT i FROM aside WHERE side='BOOK');
CREATE INDEX loose_batch ON loose (batch, ccy);
CREATE TABLE lots AS SELECT batch, ccy, sum(cents) AS cents, min(day) AS d0, max(day) AS d1, min({order('d')}), d AS lead FROM loose GROUP BY batch, ccy
  HAVING count(*) BETWEEN 2 AND 50 AND abs(sum(sign(cents)))=count(*);
DROP TABLE IF EXISTS live;
CREATE TEMP TABLE live AS SELECT lead AS bi, si, min({exact_score('1', '1', 'low')}, {exact_score('1', '1', 'high')}) AS score, batch, ccy FROM (
  SELECT l.lead, l.batch, l.ccy, {d('s.k')} AS si, {day('s.k')}-d1 AS low, {day('s.k')}-d0 AS high FROM lots l CROSS JOIN s
    ON s.k BETWEEN {first_k('l.ccy', 'l.cents', 'd1-1')} AND {first_k('l.ccy', 'l.cents', 'd0+6')}-1
    WHERE s.k NOT IN (SELECT si FROM used) AND (s.batch=l.batch OR length({compact('l.batch')})>=3 AND instr(' '||s.text||' ', ' '||l.batch||' '))
  LIMIT -1 OFFSET 0) WHERE si NOT IN (SELECT si FROM m4) AND si NOT IN (SELECT i FROM aside WHERE side='STATEMENT');
CREATE INDEX live_b ON live (bi); CREATE INDEX live_s ON live (si);
CREATE TEMP TABLE gaps AS {GAPS};
INSERT INTO m4 SELECT loose.d, l.si, l.bi, 5, l.score FROM live l JOIN loose USING (batch, ccy) WHERE score>=8000
  AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
CREATE TEMP TABLE undecided AS SELECT bi, si, gap FROM gaps WHERE si NOT IN (SELECT si FROM m4 WHERE pass=5) AND bi NOT IN (SELECT lead FROM m4 WHERE pass=5);
INSERT INTO aside SELECT 'STATEMENT', si, 5, max(gap) FROM undecided GROUP BY si;
INSERT INTO aside SELECT 'BOOK', loose.d, 5, max(gap) FROM undecided JOIN lots ON lead=bi JOIN loose USING (batch, ccy) GROUP BY loose.d""")


def suggestions(db):
    best = f"score DESC, gap, days, {order('bi')}, {order('si')}"
    db.executescript(f"""
CREATE TABLE suggestions AS SELECT row_number() OVER (ORDER BY {best}) AS suggestion, max(nb, ns) AS rank, reason, pass, score, difference, ccy, dd, book, statement FROM (
  SELECT *, row_number() OVER (PARTITION BY bi ORDER BY {best}) AS nb, row_number() OVER (PARTITION BY si ORDER BY {best}) AS ns FROM (
    SELECT l.bi, l.si, score, pass, abs(s.cents-b.cents) AS gap, abs(s.day-b.day) AS days, s.day-b.day AS dd, s.cents-b.cents AS difference, b.ccy, b.id AS book, s.id AS statement,
      CASE WHEN score>=8000 THEN 'AMBIGUOUS' ELSE 'THRESHOLD' END AS reason
    FROM (SELECT bi, si, min(pass) AS pass, max(score) AS score FROM left_over GROUP BY bi, si) l JOIN fb b ON b.d=l.bi JOIN fs s ON s.d=l.si
    WHERE NOT EXISTS (SELECT 1 FROM m4 WHERE m4.bi=l.bi) AND NOT EXISTS (SELECT 1 FROM m4 WHERE m4.si=l.si))) WHERE max(nb, ns)<=3""")
