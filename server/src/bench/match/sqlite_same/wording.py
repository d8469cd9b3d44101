"""The words of the breaks: what was measured, against what limit, of which counterpart."""
from sqlite_same import keys
from sqlite_same.keys import compact, exact_score, k, linked, order, score, tolerable


def plain(cents):
    return f"printf('%.2f', ({cents})/100.0)"


def signed(cents):
    return f"(CASE WHEN {cents}>0 THEN '+' ELSE '' END||{plain(cents)})"


def share(of_10000):
    return f"printf('%.4f', ({of_10000})/10000.0)"


def direction(cents):
    return f"CASE WHEN {cents}>0 THEN 'money in' ELSE 'money out' END"


def days(number):
    return f"(CASE WHEN {number}>0 THEN '+' ELSE '' END||{number}||CASE WHEN abs({number})=1 THEN ' day' ELSE ' days' END)"


def five(value):
    """Five decimals without up to three zeros at the end."""
    text = f"printf('%.5f', ({value})/100000.0)"
    return f"CASE WHEN {text} LIKE '%000' THEN substr({text}, 1, length({text})-3) WHEN {text} LIKE '%00' THEN substr({text}, 1, length({text})-2) WHEN {text} LIKE '%0' THEN substr({text}, 1, length({text})-1) ELSE {text} END"


def joined(*parts):
    return "substr(" + "||".join(f"coalesce('; {name} '||{measured}||', limit '||{limit}, '')" for name, measured, limit in parts) + ", 3)||'.'"


def pairs(db):
    """The breaks of passes 3 and 4."""
    length = f"max(length({compact('bt')}), length({compact('st')}))"
    others = "fsign+famount+fdate+used+aside"
    told = " UNION ALL ".join(f"""SELECT w.side, w.i, w.pass, w.failed, u.ccy, {b}.day AS bday, {s}.day AS sday, {b}.cents AS bc, {s}.cents AS sc, {b}.id AS book, {s}.id AS statement, {b}.text AS bt, {s}.text AS st,
    0 AS used, min(u.aside, o.aside)<=w.pass AS aside, w.o FROM why w CROSS JOIN {own} u ON u.d=w.i CROSS JOIN {other} o ON o.d=w.o WHERE w.side={side}""" for side, own, other, b, s in ((1, "ob", "os", "u", "o"), (2, "os", "ob", "o", "u")))
    of_matches = " UNION ALL ".join(f"""SELECT w.side, w.i, w.pass, w.failed, u.ccy, {days_of(b)}, {days_of(s)}, {cents_of(b)}, {cents_of(s)}, {b}.id, {s}.id, {b}.text, {s}.text,
    1, u.aside<=w.pass, w.o FROM why w CROSS JOIN {own} u ON u.d=w.i CROSS JOIN {whole} o ON o.k={k('w.o')} WHERE w.side={side} AND NOT EXISTS (SELECT 1 FROM {other} x WHERE x.d=w.o)"""
                                    for side, own, other, whole, b, s in ((1, "ob", "os", "s", "u", "o"), (2, "os", "ob", "b", "o", "u")))
    by = {1: f"coalesce((SELECT c.pass FROM used v CROSS JOIN cand c ON c.bi=v.bi WHERE v.si={k('t.o')}), (SELECT min(pass) FROM m4 WHERE m4.si=t.o))",
          2: f"coalesce((SELECT c.pass FROM cand c WHERE c.bi={k('t.o')}), (SELECT pass FROM m4 WHERE m4.bi=t.o))"}
    gap = " ".join(f"WHEN {side} THEN coalesce((SELECT gap FROM aside a WHERE a.side='BOOK' AND a.i={b} AND a.pass<=t.pass), (SELECT gap FROM aside a WHERE a.side='STATEMENT' AND a.i={s} AND a.pass<=t.pass))"
                   for side, b, s in ((1, "t.i", "t.o"), (2, "t.o", "t.i")))
    db.executescript(f"""
CREATE TEMP TABLE told AS {told} UNION ALL {of_matches};
CREATE TEMP TABLE checked AS SELECT *, CASE WHEN failed={others} THEN 1 WHEN bt='' OR st='' THEN 0 WHEN pass=4 THEN {linked('bt', 'st')} ELSE {length}-levenshtein({compact('bt')}, {compact('st')}) END AS l,
    CASE WHEN failed={others} THEN 1 WHEN pass=4 THEN 20 ELSE max({length}, 1) END AS w
  FROM (SELECT *, sday-bday AS dd, sign(bc)<>sign(sc) AS fsign, CASE WHEN pass=4 THEN NOT {tolerable('bc', 'sc')} ELSE abs(bc)<>abs(sc) END AS famount, sday-bday NOT BETWEEN -1 AND 5 AS fdate FROM told LIMIT -1 OFFSET 0);
CREATE TEMP TABLE scored AS SELECT *, CASE WHEN fsign OR famount OR fdate OR freference OR failed=used+aside THEN 10000 WHEN pass=4 THEN {score('l', 'w', 'dd', 'bc', 'sc')} ELSE {exact_score('l', 'w', 'dd')} END AS score
  FROM (SELECT *, l=0 OR l*10000<6000*w AS freference FROM checked LIMIT -1 OFFSET 0);
CREATE TABLE breaks (side INTEGER, i INTEGER, row, condition, measured, "limit", pass, difference, currency, days, book, statement, sentence);
INSERT INTO breaks SELECT side, i, CASE side WHEN 1 THEN book ELSE statement END,
    CASE WHEN fsign THEN 'SIGN' WHEN famount THEN 'AMOUNT' WHEN fdate THEN 'DATE_WINDOW' WHEN freference THEN 'REFERENCE' WHEN m5 IS NOT NULL THEN 'THRESHOLD' WHEN aside THEN 'AMBIGUOUS' WHEN used THEN 'USED' ELSE 'GROUP' END,
    coalesce(m1, m2, m3, m4, m5, m6, m7), CASE WHEN fsign OR famount OR fdate OR freference THEN coalesce(l1, l2, l3, l4) WHEN m5 IS NOT NULL THEN '0.8000' WHEN aside THEN '0.0500' ELSE 'free' END,
    'P'||pass, {plain('sc-bc')}, ccy, dd, book, statement, 'Closest in P'||pass||': '||CASE side WHEN 1 THEN statement ELSE book END||'. '||
    {joined(('SIGN', 'm1', 'l1'), ('AMOUNT', 'm2', 'l2'), ('DATE_WINDOW', 'm3', 'l3'), ('REFERENCE', 'm4', 'l4'), ('THRESHOLD', 'm5', "'0.8000'"), ('AMBIGUOUS', 'm6', "'0.0500'"), ('USED', 'm7', "'free'"))}
  FROM (SELECT t.*, CASE WHEN fsign THEN {direction('sc')} END AS m1, CASE WHEN fsign THEN {direction('bc')} END AS l1, CASE WHEN famount THEN {signed('abs(sc)-abs(bc)')} END AS m2,
      CASE WHEN famount THEN CASE WHEN pass=3 THEN '0.00' WHEN abs(sc)<abs(bc) THEN {five('max(3000000, abs(bc))')} ELSE '1.00' END END AS l2,
      CASE WHEN fdate THEN {days('dd')} END AS m3, CASE WHEN fdate THEN CASE WHEN dd<0 THEN '-1' ELSE '+5' END END AS l3,
      CASE WHEN freference THEN {share('(20000*l+w)/(2*w)')} END AS m4, CASE WHEN freference THEN CASE WHEN pass=4 THEN '0.9500' ELSE '0.6000' END END AS l4,
      CASE WHEN score<8000 THEN {share('score')} END AS m5, CASE WHEN aside THEN {share(f'CASE side {gap} END')} END AS m6,
      CASE WHEN used THEN 'matched in P'||CASE side WHEN 1 THEN {by[1]} ELSE {by[2]} END END AS m7 FROM scored t LIMIT -1 OFFSET 0);
DELETE FROM breaks WHERE (side, i) IN (SELECT side, i FROM why5)""")
    for side, table, other, first, second in ((1, "ob", "statement", "id", "NULL"), (2, "os", "book", "NULL", "id")):
        db.execute(f"""INSERT INTO breaks SELECT {side}, d, id, 'NO_COUNTERPART', '0 rows', '60 days', NULL, NULL, ccy, NULL, {first}, {second}, 'No {other} row of this currency within 60 days.'
  FROM {table} WHERE d NOT IN (SELECT i FROM why WHERE side={side} UNION ALL SELECT i FROM why5 WHERE side={side})""")


def days_of(table):
    return f"{table}.day" if table == "u" else keys.day("o.k")


def cents_of(table):
    return f"{table}.cents" if table == "u" else keys.amount("o.k")


def group_reasons(db):
    """The closest in pass 5: groups of open rows of a batch; there are few, so each is compared with all in reach."""
    day, cents = keys.day("s.k"), keys.amount("s.k")
    db.executescript(f"""
CREATE TEMP TABLE grp AS SELECT batch, ccy, group_concat(id, ' ') AS ids, id AS first, d AS lead, min(n) AS n0, count(*) AS n, sum(cents) AS total, CASE WHEN abs(sum(sign(cents)))=count(*) THEN sign(sum(cents)) ELSE 0 END AS sg,
  min(day) AS d0, max(day) AS d1, min(aside) AS aside FROM (SELECT * FROM ob WHERE batch<>'' ORDER BY n LIMIT -1 OFFSET 0) GROUP BY batch, ccy;
CREATE TEMP TABLE pairs5 AS SELECT *, CASE WHEN -low>high THEN low ELSE high END AS dd, max(1, fsign+famount+fdate+freference+fgroup+used+(aside<=5)) AS f FROM (
  SELECT side, i, lead, ids, first, n0, n, total, sg, si, s.id AS sid, s.cents AS sc, g.ccy, s.day-d1 AS low, s.day-d0 AS high, sg=0 OR sg<>sign(s.cents) AS fsign, abs(total)<>abs(s.cents) AS famount, s.day-d1<-1 OR s.day-d0>5 AS fdate,
    NOT (s.batch=g.batch OR length({compact('g.batch')})>=3 AND instr(' '||s.text||' ', ' '||g.batch||' ')) AS freference, n NOT BETWEEN 2 AND 50 AS fgroup, used, min(g.aside, s.aside) AS aside FROM (
    SELECT 2 AS side, s.d AS i, s.d AS si, g.lead AS gl, 0 AS used, s.aside, s.id, s.day, s.cents, s.batch, s.text FROM grp g CROSS JOIN os s ON g.ccy=s.ccy AND s.day BETWEEN d0-60 AND d1+60
    UNION ALL SELECT 1, b.d, {keys.d('s.k')}, g.lead, o.d IS NULL, coalesce(o.aside, 99), s.id, {day}, {cents}, s.batch, s.text FROM grp g CROSS JOIN ob b ON b.batch=g.batch AND b.ccy=g.ccy
      CROSS JOIN s ON s.k>>60=b.ccy LEFT JOIN os o ON o.k=s.k WHERE {day}-b.day BETWEEN -60 AND 60) s JOIN grp g ON g.lead=gl LIMIT -1 OFFSET 0);
CREATE TABLE why5 AS SELECT p.* FROM (SELECT *, row_number() OVER (PARTITION BY side, i ORDER BY f, abs(abs(sc)-abs(total)), abs(dd), CASE side WHEN 1 THEN {order('si')} ELSE n0 END) AS place FROM pairs5) p
  LEFT JOIN why w ON w.side=p.side AND w.i=p.i WHERE place=1 AND f<=coalesce(w.failed, 99)""")


def group_breaks(db):
    """The breaks of pass 5."""
    db.execute(f"""INSERT INTO breaks SELECT side, i, CASE side WHEN 1 THEN own ELSE sid END,
    CASE WHEN m1 IS NOT NULL THEN 'SIGN' WHEN m2 IS NOT NULL THEN 'AMOUNT' WHEN m3 IS NOT NULL THEN 'DATE_WINDOW' WHEN m4 IS NOT NULL THEN 'REFERENCE' WHEN m5 IS NOT NULL THEN 'GROUP' WHEN m6 IS NOT NULL THEN 'AMBIGUOUS' ELSE 'USED' END,
    coalesce(m1, m2, m3, m4, m5, m6, m7), CASE WHEN m1 IS NOT NULL THEN l1 WHEN m2 IS NOT NULL THEN '0.00' WHEN m3 IS NOT NULL THEN l3 WHEN m4 IS NOT NULL THEN '1.0000' WHEN m5 IS NOT NULL THEN '2 to 50 all free at once' WHEN m6 IS NOT NULL THEN '0.0500' ELSE 'free' END,
    'P5', {plain('sc-total')}, ccy, dd, ids, sid, 'Closest in P5: '||CASE WHEN side=1 THEN sid WHEN n=1 THEN first ELSE n||' rows, '||first END||'. '||
    {joined(('SIGN', 'm1', 'l1'), ('AMOUNT', 'm2', "'0.00'"), ('DATE_WINDOW', 'm3', 'l3'), ('REFERENCE', 'm4', "'1.0000'"), ('GROUP', 'm5', "'2 to 50 all free at once'"), ('AMBIGUOUS', 'm6', "'0.0500'"), ('USED', 'm7', "'free'"))}
  FROM (SELECT y.*, ob.id AS own, CASE WHEN fsign THEN {direction('sc')} END AS m1, CASE WHEN sg=0 THEN 'mixed' ELSE {direction('sg')} END AS l1, CASE WHEN famount THEN {signed('abs(sc)-abs(total)')} END AS m2,
      CASE WHEN fdate THEN {days('far')} END AS m3, CASE WHEN far<0 THEN '-1' ELSE '+5' END AS l3, CASE WHEN freference THEN '0.0000' END AS m4,
      CASE WHEN fgroup OR NOT (fsign OR famount OR fdate OR freference OR used OR y.aside<=5) THEN y.n||' : 1 rows' END AS m5,
      CASE WHEN y.aside<=5 THEN {share("coalesce((SELECT a.gap FROM grp g JOIN ob o ON o.batch=g.batch AND o.ccy=g.ccy JOIN aside a ON a.side='BOOK' AND a.i=o.d WHERE g.lead=y.lead ORDER BY o.n LIMIT 1), (SELECT gap FROM aside a WHERE a.side='STATEMENT' AND a.i=y.si))")} END AS m6,
      CASE WHEN used THEN 'matched in P'||coalesce((SELECT c.pass FROM used v JOIN cand c ON c.bi=v.bi WHERE v.si={k('y.si')}), (SELECT min(pass) FROM m4 WHERE m4.si=y.si)) END AS m7
    FROM (SELECT *, CASE WHEN low<-1 THEN low ELSE high END AS far FROM why5) y LEFT JOIN ob ON y.side=1 AND ob.d=y.i)""")
