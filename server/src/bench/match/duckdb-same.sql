-- The work of `fidus match` with five-passes.json in DuckDB: five passes, score, difference, currency of each match, suggestions,
-- the closest counterpart of each open row over all passes and sixty days, digests over every column.
--part load
CREATE MACRO words(t) AS CASE WHEN regexp_matches(t, '[^A-Z0-9 ]|  |^ | $| 0|^0') THEN
  regexp_replace(trim(regexp_replace(upper(t), '[^A-Z0-9]+', ' ', 'g')), '\b0+([0-9]+)\b', '\1', 'g') ELSE t END;
CREATE MACRO compact(t) AS replace(t, ' ', '');
CREATE TABLE book AS SELECT id, booked, cents, ccy, text, batch FROM (SELECT id, booked, CAST(amount*100 AS BIGINT) AS cents, currency AS ccy,
  words(text) AS text, CASE WHEN batch IS NULL THEN '' ELSE words(batch) END AS batch FROM read_csv('${dir}/book.csv', auto_detect=false, header=true, delim=',', quote='"', columns={'id':'VARCHAR','booked':'DATE','amount':'DECIMAL(18,2)','currency':'VARCHAR','text':'VARCHAR','batch':'VARCHAR'}))
  WHERE cents<>0 ORDER BY booked, cents, compact(text), id;
CREATE TABLE statement AS SELECT id, booked, cents, ccy, text, batch FROM (SELECT id, booked, CAST(amount*100 AS BIGINT) AS cents, currency AS ccy,
  words(text) AS text, CASE WHEN batch IS NULL THEN '' ELSE words(batch) END AS batch FROM read_csv('${dir}/statement.csv', auto_detect=false, header=true, delim=',', quote='"', columns={'id':'VARCHAR','booked':'DATE','amount':'DECIMAL(18,2)','currency':'VARCHAR','text':'VARCHAR','batch':'VARCHAR'}))
  WHERE cents<>0 ORDER BY booked, cents, compact(text), id;
--part passes 1 to 3
-- rowid is the row order from here on. How texts are linked, in twentieths: equal, or one a run of tokens in the other
CREATE MACRO linked(a, b) AS CASE WHEN a=b THEN 20 WHEN (contains(' '||a||' ', ' '||b||' ') OR contains(' '||b||' ', ' '||a||' '))
  AND least(length(compact(a)),length(compact(b)))>=6 THEN 19 ELSE 0 END;
CREATE MACRO dwhole(dd) AS CASE WHEN dd<0 THEN 2 ELSE 6 END;
CREATE MACRO exactscore(tp, tw, dd) AS (20000*(5*tp*dwhole(dd)+(3*dwhole(dd)+2*(dwhole(dd)-abs(dd)))*tw)+10*tw*dwhole(dd)) // (20*tw*dwhole(dd));
CREATE MACRO reach(bc, sc) AS CASE WHEN abs(sc)<abs(bc) THEN greatest(3000000, abs(bc)) ELSE 100000 END;
CREATE MACRO score(tp, tw, dd, bc, sc) AS
  (20000*(2*reach(bc,sc)*(5*tp*dwhole(dd)+2*(dwhole(dd)-abs(dd))*tw+3*tw*dwhole(dd))-1000*abs(sc-bc)*3*tw*dwhole(dd))+20*reach(bc,sc)*tw*dwhole(dd))
  // (40*reach(bc,sc)*tw*dwhole(dd));
CREATE MACRO tolerable(bc, sc) AS abs(sc)-abs(bc) BETWEEN -greatest(3000,abs(bc)//1000) AND 100;
-- all pairs of one amount in the window; equal texts need no more, the few others are compared
CREATE TABLE same AS SELECT b.rowid::INTEGER AS bi, s.rowid::INTEGER AS si, (s.booked-b.booked)::TINYINT AS dd, CASE WHEN b.text<>s.text THEN b.text END AS bt, CASE WHEN b.text<>s.text THEN s.text END AS st
  FROM book b JOIN statement s ON b.cents=s.cents AND b.ccy=s.ccy AND s.booked-b.booked BETWEEN -1 AND 5 WHERE b.text<>'' AND s.text<>'';
CREATE TABLE cand AS SELECT bi, si, CASE WHEN dd=0 THEN 1 ELSE 2 END::TINYINT AS pass, exactscore(1,1,dd::INTEGER)::SMALLINT AS score FROM same WHERE bt IS NULL
  UNION ALL SELECT bi, si, CASE WHEN e=0 THEN 3 WHEN dd=0 THEN 1 ELSE 2 END, CASE WHEN e>0 THEN exactscore(e,20,dd) ELSE exactscore(l,w,dd) END
    FROM (SELECT bi, si, dd, e, w, w-levenshtein(bt,st) AS l FROM (SELECT bi, si, dd::INTEGER AS dd, linked(bt,st) AS e, compact(bt) AS bt, compact(st) AS st, greatest(length(compact(bt)),length(compact(st))) AS w FROM same WHERE bt IS NOT NULL))
    WHERE (e>0 OR l*10000>=6000*w) AND CASE WHEN e>0 THEN exactscore(e,20,dd) ELSE exactscore(l,w,dd) END>=6000;
CREATE TABLE contested AS SELECT * FROM cand WHERE bi IN (SELECT bi FROM cand GROUP BY bi HAVING count(*)>1) OR si IN (SELECT si FROM cand GROUP BY si HAVING count(*)>1);
-- what makes rows identical, for the few of these
CREATE TABLE bl AS SELECT b.rowid AS bi, concat_ws('|', ccy, booked, cents, compact(text), batch) AS bl FROM book b SEMI JOIN contested c ON c.bi=b.rowid;
CREATE TABLE sl AS SELECT s.rowid AS si, concat_ws('|', ccy, booked, cents, compact(text), batch) AS sl FROM statement s SEMI JOIN contested c ON c.si=s.rowid;
CREATE TABLE m AS SELECT bi, si, pass, score FROM cand ANTI JOIN contested USING (bi, si) WHERE score>=8000;
CREATE TABLE left_over AS SELECT bi, si, pass, score FROM cand ANTI JOIN contested USING (bi, si) WHERE score<8000;
CREATE TABLE aside (side VARCHAR, i INTEGER, pass TINYINT, gap INTEGER);
CREATE TABLE hard (bi INTEGER, si INTEGER, pass TINYINT, score SMALLINT);
CREATE OR REPLACE TEMP TABLE live AS SELECT bi, si, 1::TINYINT AS pass, score FROM contested WHERE pass<=1 AND bi NOT IN (SELECT bi FROM hard) AND si NOT IN (SELECT si FROM hard) AND bi NOT IN (SELECT i FROM aside WHERE side='BOOK') AND si NOT IN (SELECT i FROM aside WHERE side='STATEMENT');
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT bi, si, pass, score FROM (SELECT *, dense_rank() OVER (PARTITION BY bl, sl ORDER BY bi) AS nb, dense_rank() OVER (PARTITION BY bl, sl ORDER BY si) AS ns FROM live JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000)
  SEMI JOIN (SELECT bl, sl FROM live l JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000 GROUP BY bl, sl HAVING count(DISTINCT bi)=count(DISTINCT si) AND NOT bool_or(
    EXISTS (SELECT 1 FROM live o JOIN sl os USING (si) WHERE o.bi=l.bi AND os.sl<>sl.sl AND o.score>l.score-500) OR EXISTS (SELECT 1 FROM live o JOIN bl ob USING (bi) WHERE o.si=l.si AND ob.bl<>bl.bl AND o.score>l.score-500))) t USING (bl, sl) WHERE nb=ns;
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO aside SELECT side, i, 1, arg_max(gap, score) FROM (SELECT 'BOOK' AS side, bi AS i, score-greatest((SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),(SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)) AS gap, score FROM live l WHERE score>=8000 UNION ALL SELECT 'STATEMENT', si, score-greatest((SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),(SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)), score FROM live l WHERE score>=8000) GROUP BY side, i;
INSERT INTO left_over SELECT * FROM live;
CREATE OR REPLACE TEMP TABLE live AS SELECT bi, si, 2::TINYINT AS pass, score FROM contested WHERE pass<=2 AND bi NOT IN (SELECT bi FROM hard) AND si NOT IN (SELECT si FROM hard) AND bi NOT IN (SELECT i FROM aside WHERE side='BOOK') AND si NOT IN (SELECT i FROM aside WHERE side='STATEMENT');
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT bi, si, pass, score FROM (SELECT *, dense_rank() OVER (PARTITION BY bl, sl ORDER BY bi) AS nb, dense_rank() OVER (PARTITION BY bl, sl ORDER BY si) AS ns FROM live JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000)
  SEMI JOIN (SELECT bl, sl FROM live l JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000 GROUP BY bl, sl HAVING count(DISTINCT bi)=count(DISTINCT si) AND NOT bool_or(
    EXISTS (SELECT 1 FROM live o JOIN sl os USING (si) WHERE o.bi=l.bi AND os.sl<>sl.sl AND o.score>l.score-500) OR EXISTS (SELECT 1 FROM live o JOIN bl ob USING (bi) WHERE o.si=l.si AND ob.bl<>bl.bl AND o.score>l.score-500))) t USING (bl, sl) WHERE nb=ns;
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT bi, si, pass, score FROM (SELECT *, dense_rank() OVER (PARTITION BY bl, sl ORDER BY bi) AS nb, dense_rank() OVER (PARTITION BY bl, sl ORDER BY si) AS ns FROM live JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000)
  SEMI JOIN (SELECT bl, sl FROM live l JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000 GROUP BY bl, sl HAVING count(DISTINCT bi)=count(DISTINCT si) AND NOT bool_or(
    EXISTS (SELECT 1 FROM live o JOIN sl os USING (si) WHERE o.bi=l.bi AND os.sl<>sl.sl AND o.score>l.score-500) OR EXISTS (SELECT 1 FROM live o JOIN bl ob USING (bi) WHERE o.si=l.si AND ob.bl<>bl.bl AND o.score>l.score-500))) t USING (bl, sl) WHERE nb=ns;
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO aside SELECT side, i, 2, arg_max(gap, score) FROM (SELECT 'BOOK' AS side, bi AS i, score-greatest((SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),(SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)) AS gap, score FROM live l WHERE score>=8000 UNION ALL SELECT 'STATEMENT', si, score-greatest((SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),(SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)), score FROM live l WHERE score>=8000) GROUP BY side, i;
INSERT INTO left_over SELECT * FROM live;
CREATE OR REPLACE TEMP TABLE live AS SELECT bi, si, 3::TINYINT AS pass, score FROM contested WHERE pass<=3 AND bi NOT IN (SELECT bi FROM hard) AND si NOT IN (SELECT si FROM hard) AND bi NOT IN (SELECT i FROM aside WHERE side='BOOK') AND si NOT IN (SELECT i FROM aside WHERE side='STATEMENT');
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT bi, si, pass, score FROM (SELECT *, dense_rank() OVER (PARTITION BY bl, sl ORDER BY bi) AS nb, dense_rank() OVER (PARTITION BY bl, sl ORDER BY si) AS ns FROM live JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000)
  SEMI JOIN (SELECT bl, sl FROM live l JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000 GROUP BY bl, sl HAVING count(DISTINCT bi)=count(DISTINCT si) AND NOT bool_or(
    EXISTS (SELECT 1 FROM live o JOIN sl os USING (si) WHERE o.bi=l.bi AND os.sl<>sl.sl AND o.score>l.score-500) OR EXISTS (SELECT 1 FROM live o JOIN bl ob USING (bi) WHERE o.si=l.si AND ob.bl<>bl.bl AND o.score>l.score-500))) t USING (bl, sl) WHERE nb=ns;
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT bi, si, pass, score FROM (SELECT *, dense_rank() OVER (PARTITION BY bl, sl ORDER BY bi) AS nb, dense_rank() OVER (PARTITION BY bl, sl ORDER BY si) AS ns FROM live JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000)
  SEMI JOIN (SELECT bl, sl FROM live l JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000 GROUP BY bl, sl HAVING count(DISTINCT bi)=count(DISTINCT si) AND NOT bool_or(
    EXISTS (SELECT 1 FROM live o JOIN sl os USING (si) WHERE o.bi=l.bi AND os.sl<>sl.sl AND o.score>l.score-500) OR EXISTS (SELECT 1 FROM live o JOIN bl ob USING (bi) WHERE o.si=l.si AND ob.bl<>bl.bl AND o.score>l.score-500))) t USING (bl, sl) WHERE nb=ns;
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO aside SELECT side, i, 3, arg_max(gap, score) FROM (SELECT 'BOOK' AS side, bi AS i, score-greatest((SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),(SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)) AS gap, score FROM live l WHERE score>=8000 UNION ALL SELECT 'STATEMENT', si, score-greatest((SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),(SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)), score FROM live l WHERE score>=8000) GROUP BY side, i;
INSERT INTO left_over SELECT * FROM live;
INSERT INTO m SELECT * FROM hard;
--part pass 4
CREATE TABLE fb AS SELECT b.rowid::INTEGER AS i, b.* FROM book b ANTI JOIN m ON m.bi=b.rowid;
CREATE TABLE fs AS SELECT s.rowid::INTEGER AS i, s.* FROM statement s ANTI JOIN m ON m.si=s.rowid;
-- amounts in tolerance, in the window: by blocks of seven days and of amounts no narrower than the widest tolerance
SET VARIABLE w = (SELECT greatest(3000, coalesce(max(abs(cents)),0)//1000)+101 FROM fb);
CREATE MACRO block(day) AS (day-DATE '1970-01-01')//7;
CREATE TABLE near AS SELECT b.i AS bi, s.i AS si, s.booked-b.booked AS dd, b.cents AS bc, s.cents AS sc, CASE WHEN b.text='' OR s.text='' THEN 0 ELSE linked(b.text, s.text) END AS e
  FROM (SELECT *, unnest(range((abs(cents)-greatest(3000,abs(cents)//1000))//getvariable('w'), (abs(cents)+100)//getvariable('w')+1)) AS bucket
    FROM (SELECT *, unnest(range(block(booked-1), block(booked+5)+1)) AS days FROM fb)) b
  JOIN (SELECT *, block(booked) AS days, abs(cents)//getvariable('w') AS bucket FROM fs) s ON s.days=b.days AND s.bucket=b.bucket AND sign(s.cents)=sign(b.cents) AND s.ccy=b.ccy
  AND s.booked-b.booked BETWEEN -1 AND 5 AND tolerable(b.cents, s.cents);
CREATE TABLE cand4 AS SELECT bi, si, 4::TINYINT AS pass, score(e,20,dd,bc,sc)::SMALLINT AS score FROM near WHERE e>0 AND score(e,20,dd,bc,sc)>=6000
  AND bi NOT IN (SELECT i FROM aside WHERE side='BOOK') AND si NOT IN (SELECT i FROM aside WHERE side='STATEMENT');
CREATE TABLE contested4 AS SELECT * FROM cand4 WHERE bi IN (SELECT bi FROM cand4 GROUP BY bi HAVING count(*)>1) OR si IN (SELECT si FROM cand4 GROUP BY si HAVING count(*)>1);
CREATE TABLE m4 AS SELECT bi, si, bi AS lead, pass, score FROM cand4 ANTI JOIN contested4 USING (bi, si) WHERE score>=8000;
INSERT INTO left_over SELECT * FROM cand4 ANTI JOIN contested4 USING (bi, si) WHERE score<8000;
CREATE OR REPLACE TABLE bl AS SELECT i AS bi, concat_ws('|', ccy, booked, cents, compact(text), batch) AS bl FROM fb SEMI JOIN contested4 c ON c.bi=fb.i;
CREATE OR REPLACE TABLE sl AS SELECT i AS si, concat_ws('|', ccy, booked, cents, compact(text), batch) AS sl FROM fs SEMI JOIN contested4 c ON c.si=fs.i;
DELETE FROM hard;
CREATE OR REPLACE TEMP TABLE live AS SELECT bi, si, 4::TINYINT AS pass, score FROM contested4 WHERE pass<=4 AND bi NOT IN (SELECT bi FROM hard) AND si NOT IN (SELECT si FROM hard) AND bi NOT IN (SELECT i FROM aside WHERE side='BOOK') AND si NOT IN (SELECT i FROM aside WHERE side='STATEMENT');
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT bi, si, pass, score FROM (SELECT *, dense_rank() OVER (PARTITION BY bl, sl ORDER BY bi) AS nb, dense_rank() OVER (PARTITION BY bl, sl ORDER BY si) AS ns FROM live JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000)
  SEMI JOIN (SELECT bl, sl FROM live l JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000 GROUP BY bl, sl HAVING count(DISTINCT bi)=count(DISTINCT si) AND NOT bool_or(
    EXISTS (SELECT 1 FROM live o JOIN sl os USING (si) WHERE o.bi=l.bi AND os.sl<>sl.sl AND o.score>l.score-500) OR EXISTS (SELECT 1 FROM live o JOIN bl ob USING (bi) WHERE o.si=l.si AND ob.bl<>bl.bl AND o.score>l.score-500))) t USING (bl, sl) WHERE nb=ns;
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT * FROM live l WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO hard SELECT bi, si, pass, score FROM (SELECT *, dense_rank() OVER (PARTITION BY bl, sl ORDER BY bi) AS nb, dense_rank() OVER (PARTITION BY bl, sl ORDER BY si) AS ns FROM live JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000)
  SEMI JOIN (SELECT bl, sl FROM live l JOIN bl USING (bi) JOIN sl USING (si) WHERE score>=8000 GROUP BY bl, sl HAVING count(DISTINCT bi)=count(DISTINCT si) AND NOT bool_or(
    EXISTS (SELECT 1 FROM live o JOIN sl os USING (si) WHERE o.bi=l.bi AND os.sl<>sl.sl AND o.score>l.score-500) OR EXISTS (SELECT 1 FROM live o JOIN bl ob USING (bi) WHERE o.si=l.si AND ob.bl<>bl.bl AND o.score>l.score-500))) t USING (bl, sl) WHERE nb=ns;
DELETE FROM live WHERE bi IN (SELECT bi FROM hard) OR si IN (SELECT si FROM hard);
INSERT INTO aside SELECT side, i, 4, arg_max(gap, score) FROM (SELECT 'BOOK' AS side, bi AS i, score-greatest((SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),(SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)) AS gap, score FROM live l WHERE score>=8000 UNION ALL SELECT 'STATEMENT', si, score-greatest((SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),(SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)), score FROM live l WHERE score>=8000) GROUP BY side, i;
INSERT INTO left_over SELECT * FROM live;
INSERT INTO m4 SELECT bi, si, bi, pass, score FROM hard;
--part pass 5
CREATE TABLE loose AS SELECT * FROM fb ANTI JOIN m4 ON m4.bi=fb.i WHERE batch<>'' AND i NOT IN (SELECT i FROM aside WHERE side='BOOK');
CREATE TABLE lots AS SELECT batch, ccy, sum(cents)::BIGINT AS cents, min(booked) AS d0, max(booked) AS d1, min(i) AS lead FROM loose GROUP BY batch, ccy HAVING count(*) BETWEEN 2 AND 50 AND abs(sum(sign(cents)))=count(*);
CREATE OR REPLACE TEMP TABLE live AS SELECT lead AS bi, si, least(exactscore(1,1,low), exactscore(1,1,high))::SMALLINT AS score, batch, ccy FROM (
  SELECT l.lead, l.batch, l.ccy, s.i AS si, s.booked-d1 AS low, s.booked-d0 AS high FROM lots l JOIN fs s ON s.cents=l.cents AND s.ccy=l.ccy
  AND (s.batch=l.batch OR length(compact(l.batch))>=3 AND contains(' '||s.text||' ', ' '||l.batch||' '))
  WHERE low>=-1 AND high<=5 AND s.i NOT IN (SELECT si FROM m4) AND s.i NOT IN (SELECT i FROM aside WHERE side='STATEMENT'));
INSERT INTO m4 SELECT loose.i, l.si, l.bi, 5, l.score FROM live l JOIN loose USING (batch, ccy) WHERE score>=8000 AND NOT EXISTS (SELECT 1 FROM live o WHERE o.bi=l.bi AND o.si<>l.si AND o.score>l.score-500) AND NOT EXISTS (SELECT 1 FROM live o WHERE o.si=l.si AND o.bi<>l.bi AND o.score>l.score-500);
INSERT INTO aside SELECT 'STATEMENT', si, 5, max(gap) FROM (SELECT si, score-greatest((SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),(SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)) AS gap FROM live l WHERE score>=8000 AND si NOT IN (SELECT si FROM m4 WHERE pass=5) AND bi NOT IN (SELECT lead FROM m4 WHERE pass=5)) GROUP BY si;
INSERT INTO aside SELECT 'BOOK', loose.i, 5, max(gap) FROM (SELECT batch, ccy, score-greatest((SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.bi=l.bi AND o.si<>l.si),(SELECT coalesce(max(o.score),-1000000) FROM live o WHERE o.si=l.si AND o.bi<>l.bi)) AS gap FROM live l WHERE score>=8000 AND si NOT IN (SELECT si FROM m4 WHERE pass=5) AND bi NOT IN (SELECT lead FROM m4 WHERE pass=5)) JOIN loose USING (batch, ccy) GROUP BY loose.i;
--part suggestions
CREATE TABLE suggestions AS SELECT row_number() OVER (ORDER BY score DESC, gap, days, bi, si) AS suggestion, greatest(nb, ns) AS rank, reason, pass, score, difference, ccy, dd, book, statement FROM (
  SELECT *, row_number() OVER (PARTITION BY bi ORDER BY score DESC, gap, days, bi, si) AS nb, row_number() OVER (PARTITION BY si ORDER BY score DESC, gap, days, bi, si) AS ns FROM (
    SELECT l.bi, l.si, score, pass, abs(s.cents-b.cents) AS gap, abs(s.booked-b.booked) AS days, s.booked-b.booked AS dd, s.cents-b.cents AS difference, b.ccy, b.id AS book, s.id AS statement,
      CASE WHEN score>=8000 THEN 'AMBIGUOUS' ELSE 'THRESHOLD' END AS reason
    FROM (SELECT bi, si, min(pass) AS pass, max(score) AS score FROM left_over GROUP BY bi, si) l JOIN fb b ON b.i=l.bi JOIN fs s ON s.i=l.si
    ANTI JOIN m4 mb ON mb.bi=l.bi ANTI JOIN m4 ms ON ms.si=l.si)) WHERE greatest(nb, ns)<=3;
--part reasons, open rows
CREATE TABLE ob AS SELECT i, id, booked, cents, ccy, text, batch, coalesce(a.pass, 99) AS aside FROM fb LEFT JOIN (SELECT i, pass FROM aside WHERE side='BOOK') a USING (i) ANTI JOIN m4 ON m4.bi=fb.i;
CREATE TABLE os AS SELECT i, id, booked, cents, ccy, text, batch, coalesce(a.pass, 99) AS aside FROM fs LEFT JOIN (SELECT i, pass FROM aside WHERE side='STATEMENT') a USING (i) ANTI JOIN m4 ON m4.si=fs.i;
-- failed conditions of a pair in pass 4; e: how texts are linked, used: 1 where the counterpart is in a match
CREATE MACRO fails4(bc, sc, dd, e, used, aside) AS CASE WHEN sign(bc)=sign(sc) AND tolerable(bc,sc) AND dd BETWEEN -1 AND 5 AND e>0
  THEN CASE WHEN score(e,20,dd,bc,sc)<8000 THEN 1 WHEN used=0 AND aside>4 THEN 1 ELSE 0 END
  ELSE (sign(bc)<>sign(sc))::INTEGER + (NOT tolerable(bc,sc))::INTEGER + (dd NOT BETWEEN -1 AND 5)::INTEGER + (e=0)::INTEGER END + used + (aside<=4)::INTEGER;
-- the same in pass 3; l of w: likeness
CREATE MACRO fails3(bc, sc, dd, l, w, used, aside) AS CASE WHEN bc=sc AND dd BETWEEN -1 AND 5 AND l>0 AND l*10000>=6000*w
  THEN CASE WHEN exactscore(l,w,dd)<8000 THEN 1 WHEN used=0 AND aside>3 THEN 1 ELSE 0 END
  ELSE (sign(bc)<>sign(sc))::INTEGER + (abs(bc)<>abs(sc))::INTEGER + (dd NOT BETWEEN -1 AND 5)::INTEGER + (l=0 OR l*10000<6000*w)::INTEGER END + used + (aside<=3)::INTEGER;
-- pairs of open rows whose texts are equal, or one a run of tokens in the other
CREATE TABLE twords AS
  WITH t AS (SELECT 0 AS side, i, booked, ccy, text FROM ob UNION ALL SELECT 1, i, booked, ccy, text FROM os)
  SELECT DISTINCT l.i AS li, r.i AS ri, l.side AS lside FROM (SELECT *, string_split(text,' ')[-1] AS word FROM t WHERE length(compact(text))>=6) l
  JOIN (SELECT *, unnest(string_split(text,' ')) AS word FROM t) r ON l.word=r.word AND l.ccy=r.ccy AND l.side<>r.side AND r.booked-l.booked BETWEEN -60 AND 60 AND contains(' '||r.text||' ', ' '||l.text||' ');
CREATE TABLE linkedopen AS SELECT b.i AS bi, s.i AS si, s.booked-b.booked AS dd, b.cents AS bc, s.cents AS sc, linked(b.text,s.text) AS e, least(b.aside,s.aside) AS aside FROM (
    SELECT b.i AS bi, s.i AS si FROM ob b JOIN os s ON b.text=s.text AND b.text<>'' AND b.ccy=s.ccy AND s.booked-b.booked BETWEEN -60 AND 60
    UNION SELECT CASE WHEN lside=0 THEN li ELSE ri END, CASE WHEN lside=0 THEN ri ELSE li END FROM twords) p
  JOIN ob b ON b.i=p.bi JOIN os s ON s.i=p.si;
--part reasons, pass 4 with one failure
-- amounts near, in the window, the counterpart open
CREATE TABLE found4 AS SELECT bi, si, dd, bc, sc, 3 AS sides FROM (
    SELECT bi, si, n.dd, bc, sc, fails4(bc,sc,n.dd,e,0,least(b.aside,s.aside)) AS f FROM near n JOIN ob b ON b.i=n.bi JOIN os s ON s.i=n.si
    UNION ALL SELECT bi, si, dd, bc, sc, fails4(bc,sc,dd,e,0,aside) FROM linkedopen) WHERE f=1;
-- the counterpart in a match: everything else fits
INSERT INTO found4 SELECT b.i, s.rowid, s.booked-b.booked, b.cents, s.cents, 1 FROM ob b JOIN statement s ON b.text=s.text AND b.text<>'' AND b.ccy=s.ccy
  WHERE s.booked-b.booked BETWEEN -1 AND 5 AND sign(b.cents)=sign(s.cents) AND tolerable(b.cents,s.cents) AND s.rowid NOT IN (SELECT i FROM os) AND fails4(b.cents,s.cents,s.booked-b.booked,20,1,b.aside)=1;
INSERT INTO found4 SELECT b.rowid, s.i, s.booked-b.booked, b.cents, s.cents, 2 FROM os s JOIN book b ON b.text=s.text AND b.text<>'' AND b.ccy=s.ccy
  WHERE s.booked-b.booked BETWEEN -1 AND 5 AND sign(b.cents)=sign(s.cents) AND tolerable(b.cents,s.cents) AND b.rowid NOT IN (SELECT i FROM ob) AND fails4(b.cents,s.cents,s.booked-b.booked,20,1,s.aside)=1;
CREATE TABLE why (side VARCHAR, i INTEGER, pass TINYINT, failed TINYINT, bi INTEGER, si INTEGER);
-- the nearest of each row: difference, days, row order
CREATE MACRO nearest(bc, sc, dd, far) AS (abs(abs(sc)-abs(bc))::HUGEINT*128+abs(dd))*4294967296+far;
INSERT INTO why SELECT 'BOOK', bi, 4, 1, bi, min(nearest(bc,sc,dd,si))%4294967296 FROM found4 WHERE sides IN (1,3) GROUP BY bi;
INSERT INTO why SELECT 'STATEMENT', si, 4, 1, min(nearest(bc,sc,dd,bi))%4294967296, si FROM found4 WHERE sides IN (2,3) GROUP BY si;
--part reasons, pass 3 with one failure
CREATE TABLE ub AS SELECT * FROM ob WHERE i NOT IN (SELECT i FROM why WHERE side='BOOK');
CREATE TABLE us AS SELECT * FROM os WHERE i NOT IN (SELECT i FROM why WHERE side='STATEMENT');
-- amounts equal: sign, days, state or score may fail
CREATE TABLE found3 AS SELECT bi, si, dd, bc, sc, sides FROM (
  SELECT *, fails3(bc,sc,dd,CASE WHEN bt='' OR st='' THEN 0 ELSE greatest(length(bt),length(st))-levenshtein(bt,st) END,greatest(length(bt),length(st)),used,aside) AS f FROM (
    SELECT u.i AS bi, s.rowid AS si, s.booked-u.booked AS dd, u.cents AS bc, s.cents AS sc, 1 AS sides, (o.i IS NULL)::INTEGER AS used, least(u.aside,coalesce(o.aside,99)) AS aside, compact(u.text) AS bt, compact(s.text) AS st
      FROM ub u JOIN statement s ON abs(s.cents)=abs(u.cents) AND s.ccy=u.ccy AND s.booked-u.booked BETWEEN -60 AND 60 LEFT JOIN os o ON o.i=s.rowid
    UNION ALL SELECT b.rowid, u.i, u.booked-b.booked, b.cents, u.cents, 2, (o.i IS NULL)::INTEGER, least(u.aside,coalesce(o.aside,99)), compact(b.text), compact(u.text)
      FROM us u JOIN book b ON abs(b.cents)=abs(u.cents) AND b.ccy=u.ccy AND u.booked-b.booked BETWEEN -60 AND 60 LEFT JOIN ob o ON o.i=b.rowid)) WHERE f=1;
-- any amount: texts similar. The letters of a text are one of few; their distance is the least there can be,
-- and where a number follows them, its length more is the most. What is certainly similar needs no more
CREATE TABLE lt AS SELECT *, length(t) AS len, length(t)-length(word) AS digits, t=word||right(t,length(t)-length(word)) AND length(word)<length(t) AS plain
  FROM (SELECT *, regexp_replace(t,'[0-9]+','','g') AS word FROM (SELECT 0 AS side, i, booked, cents, ccy, compact(text) AS t, aside FROM ob UNION ALL SELECT 1, i, booked, cents, ccy, compact(text), aside FROM os)) WHERE aside>3 AND t<>'';
CREATE TABLE dict AS SELECT word, row_number() OVER ()::INTEGER AS wid, max(len) AS most FROM lt GROUP BY word;
CREATE TABLE bt AS SELECT i, booked, cents, ccy, t, wid, len, digits, plain, u.i IS NOT NULL AS asks FROM lt JOIN dict USING (word) LEFT JOIN (SELECT i FROM ub) u USING (i) WHERE side=0;
CREATE TABLE st AS SELECT i, booked, cents, ccy, t, wid, len, digits, plain, u.i IS NOT NULL AS asks FROM lt JOIN dict USING (word) LEFT JOIN (SELECT i FROM us) u USING (i) WHERE side=1;
CREATE TABLE sure AS SELECT b.i AS bi, s.i AS si, (abs(s.cents-b.cents)::HUGEINT*128+abs(s.booked-b.booked))*4294967296 AS k, b.asks AS ba, s.asks AS sa
  FROM (SELECT *, unnest(range(block(booked-1), block(booked+5)+1)) AS days FROM bt WHERE plain) b JOIN (SELECT *, block(booked) AS days FROM st WHERE plain) s
  ON s.days=b.days AND s.wid=b.wid AND s.ccy=b.ccy AND sign(s.cents)=sign(b.cents) AND s.booked-b.booked BETWEEN -1 AND 5 AND greatest(b.digits,s.digits)*10<=4*greatest(b.len,s.len)
  WHERE (b.asks OR s.asks) AND s.cents<>b.cents;
CREATE TABLE bestb AS SELECT bi AS i, min(k+si) AS k FROM sure WHERE ba GROUP BY bi;
CREATE TABLE bests AS SELECT si AS i, min(k+bi) AS k FROM sure WHERE sa GROUP BY si;
-- the others only where they are nearer than that
CREATE TABLE alike AS SELECT b.wid AS bw, s.wid AS sw, levenshtein(b.word, s.word) AS least FROM dict b, dict s WHERE abs(length(b.word)-length(s.word))*10<=4*greatest(b.most, s.most) AND levenshtein(b.word, s.word)*10<=4*greatest(b.most, s.most);
CREATE TABLE nearer AS SELECT b.i AS bi, s.i AS si
  FROM (SELECT x.*, sw, least, booked+d AS day FROM (SELECT i, booked, cents, ccy, wid, len, CASE WHEN plain THEN digits ELSE 1000000 END AS digits, CASE WHEN asks THEN coalesce((k//549755813888)::BIGINT, 9000000000000000000) ELSE -1 END AS near FROM bt LEFT JOIN bestb USING (i)) x JOIN alike ON bw=wid, (SELECT unnest(range(-1,6))::INTEGER AS d)) b
  JOIN (SELECT i, booked, cents, ccy, wid, len, CASE WHEN plain THEN digits ELSE 1000000 END AS digits, CASE WHEN asks THEN coalesce((k//549755813888)::BIGINT, 9000000000000000000) ELSE -1 END AS near FROM st LEFT JOIN bests USING (i)) s
  ON s.booked=b.day AND s.wid=b.sw AND s.ccy=b.ccy AND sign(s.cents)=sign(b.cents)
  WHERE abs(s.cents-b.cents)<=greatest(b.near,s.near) AND s.cents<>b.cents AND least*10<=4*greatest(b.len,s.len) AND least(b.len,s.len)*10>=6*greatest(b.len,s.len)
  AND NOT (least=0 AND greatest(b.digits,s.digits)*10<=4*greatest(b.len,s.len));
CREATE TABLE maybe AS SELECT bi, si, s.booked-b.booked AS dd, b.cents AS bc, s.cents AS sc, b.t AS bt, s.t AS st, greatest(b.len,s.len) AS w, b.asks AS ba, s.asks AS sa FROM nearer JOIN bt b ON b.i=bi JOIN st s ON s.i=si;
CREATE TABLE resembling AS SELECT bi, si, dd, bc, sc, ba, sa FROM maybe WHERE (w-levenshtein(bt,st))*10>=6*w;
INSERT INTO why SELECT 'BOOK', i, 3, 1, i, min(k)%4294967296 FROM (SELECT i, k FROM bestb UNION ALL SELECT bi, nearest(bc,sc,dd,si) FROM resembling WHERE ba UNION ALL SELECT bi, nearest(bc,sc,dd,si) FROM found3 WHERE sides=1) GROUP BY i;
INSERT INTO why SELECT 'STATEMENT', i, 3, 1, min(k)%4294967296, i FROM (SELECT i, k FROM bests UNION ALL SELECT si, nearest(bc,sc,dd,bi) FROM resembling WHERE sa UNION ALL SELECT si, nearest(bc,sc,dd,bi) FROM found3 WHERE sides=2) GROUP BY i;
--part reasons, two failures
CREATE OR REPLACE TABLE ub AS SELECT * FROM ub WHERE i NOT IN (SELECT i FROM why WHERE side='BOOK');
CREATE OR REPLACE TABLE us AS SELECT * FROM us WHERE i NOT IN (SELECT i FROM why WHERE side='STATEMENT');
CREATE TABLE u AS SELECT 1 AS sides, i, booked, cents, ccy, text, aside, abs(cents)-greatest(3000,abs(cents)//1000) AS low, abs(cents)+100 AS high FROM ub
  UNION ALL SELECT 2, i, booked, cents, ccy, text, aside, abs(cents)-100, abs(cents)+greatest(3000,abs(cents)//999+1) FROM us;
CREATE TABLE open AS SELECT 2 AS sides, * FROM ob UNION ALL SELECT 1, * FROM os;
-- whoever is near in amount within sixty days, open or not
CREATE TABLE wide AS SELECT sides, i, booked, cents, ccy, text, aside, low, high, bucket FROM (SELECT *, unnest(range(low//getvariable('w'), high//getvariable('w')+1)) AS bucket FROM u);
CREATE TABLE found2 AS SELECT sides, i, o, dd, bc, sc FROM (
  SELECT sides, u.i, o, CASE WHEN sides=1 THEN dd ELSE -dd END AS dd, CASE WHEN sides=1 THEN u.cents ELSE c END AS bc, CASE WHEN sides=1 THEN c ELSE u.cents END AS sc, used, aside, linked(u.text,t) AS e FROM (
    SELECT w.* EXCLUDE (aside), n.i AS o, n.booked-w.booked AS dd, n.cents AS c, n.text AS t, 0 AS used, least(w.aside,n.aside) AS aside FROM wide w JOIN (SELECT * FROM open) n ON n.sides=w.sides AND abs(n.cents)//getvariable('w')=w.bucket AND n.ccy=w.ccy AND n.booked-w.booked BETWEEN -60 AND 60 AND abs(n.cents) BETWEEN low AND high
    UNION ALL SELECT w.* EXCLUDE (aside), n.rowid, n.booked-w.booked, n.cents, n.text, 1, w.aside FROM (SELECT * FROM wide WHERE sides=1) w JOIN statement n ON abs(n.cents)//getvariable('w')=w.bucket AND n.ccy=w.ccy AND n.booked-w.booked BETWEEN -1 AND 5 AND sign(n.cents)=sign(w.cents) AND abs(n.cents) BETWEEN low AND high ANTI JOIN os x ON x.i=n.rowid
    UNION ALL SELECT w.* EXCLUDE (aside), n.rowid, n.booked-w.booked, n.cents, n.text, 1, w.aside FROM (SELECT * FROM wide WHERE sides=2) w JOIN book n ON abs(n.cents)//getvariable('w')=w.bucket AND n.ccy=w.ccy AND w.booked-n.booked BETWEEN -1 AND 5 AND sign(n.cents)=sign(w.cents) AND abs(n.cents) BETWEEN low AND high ANTI JOIN ob x ON x.i=n.rowid
  ) u) WHERE fails4(bc,sc,dd,e,used,aside)=2;
-- texts linked
INSERT INTO found2 SELECT u.sides, u.i, CASE WHEN u.sides=1 THEN si ELSE bi END, dd, bc, sc FROM linkedopen l JOIN u ON u.i=CASE WHEN u.sides=1 THEN bi ELSE si END WHERE fails4(bc,sc,dd,e,0,l.aside)=2;
INSERT INTO found2 SELECT sides, i, o, dd, bc, sc FROM (
    SELECT 1 AS sides, u.i, s.rowid AS o, s.booked-u.booked AS dd, u.cents AS bc, s.cents AS sc, aside FROM ub u JOIN statement s ON s.text=u.text AND s.text<>'' AND s.ccy=u.ccy AND s.booked-u.booked BETWEEN -60 AND 60 WHERE s.rowid NOT IN (SELECT i FROM os)
    UNION ALL SELECT 2, u.i, b.rowid, u.booked-b.booked, b.cents, u.cents, aside FROM us u JOIN book b ON b.text=u.text AND b.text<>'' AND b.ccy=u.ccy AND u.booked-b.booked BETWEEN -60 AND 60 WHERE b.rowid NOT IN (SELECT i FROM ob))
  WHERE fails4(bc,sc,dd,20,1,aside)=2;
-- any amount in the window: the nearest of each day, above and below
CREATE TABLE spots AS SELECT sides, booked, ccy, sign(cents) AS sg, abs(cents) AS mag, min(i) AS o FROM open WHERE aside>4 GROUP BY ALL;
CREATE TABLE asked AS SELECT sides, i, ccy, cents, sign(cents) AS sg, abs(cents) AS mag, booked, booked+CASE WHEN sides=1 THEN d ELSE -d END AS day FROM u, (SELECT unnest(range(-1,6))::INTEGER AS d) WHERE aside>4;
INSERT INTO found2 SELECT sides, i, o, CASE WHEN sides=1 THEN dd ELSE -dd END, CASE WHEN sides=1 THEN cents ELSE c END, CASE WHEN sides=1 THEN c ELSE cents END FROM (
    SELECT a.*, s.o, s.booked-a.booked AS dd, s.mag*s.sg AS c FROM asked a ASOF JOIN spots s ON s.sides=a.sides AND s.booked=a.day AND s.ccy=a.ccy AND s.sg=a.sg AND a.mag>=s.mag
    UNION ALL SELECT a.*, s.o, s.booked-a.booked, s.mag*s.sg FROM asked a ASOF JOIN spots s ON s.sides=a.sides AND s.booked=a.day AND s.ccy=a.ccy AND s.sg=a.sg AND a.mag<=s.mag)
  WHERE NOT tolerable(CASE WHEN sides=1 THEN cents ELSE c END, CASE WHEN sides=1 THEN c ELSE cents END);
INSERT INTO why SELECT 'BOOK', i, 4, 2, i, min(nearest(bc,sc,dd,o))%4294967296 FROM found2 WHERE sides=1 GROUP BY i;
INSERT INTO why SELECT 'STATEMENT', i, 4, 2, min(nearest(bc,sc,dd,o))%4294967296, i FROM found2 WHERE sides=2 GROUP BY i;
--part reasons, whatever is left
-- the few rows still without a reason are compared with everything within sixty days
DELETE FROM u WHERE CASE WHEN sides=1 THEN i IN (SELECT i FROM why WHERE side='BOOK') ELSE i IN (SELECT i FROM why WHERE side='STATEMENT') END;
CREATE TABLE far AS SELECT sides, i, pass, arg_min(o, CASE WHEN pass=4 THEN f4 ELSE f3 END::HUGEINT*1000000000000000000000000000000+nearest(bc,sc,dd,o)) AS o, min(CASE WHEN pass=4 THEN f4 ELSE f3 END) AS f FROM (
  SELECT *, fails4(bc,sc,dd,linked(ut,t),used,a) AS f4, fails3(bc,sc,dd,greatest(length(compact(ut)),length(compact(t)))-levenshtein(compact(ut),compact(t)),greatest(length(compact(ut)),length(compact(t))),used,a) AS f3 FROM (
    SELECT u.sides, u.i, s.rowid AS o, s.booked-u.booked AS dd, u.cents AS bc, s.cents AS sc, u.text AS ut, s.text AS t, (x.i IS NULL)::INTEGER AS used, least(u.aside,coalesce(x.aside,99)) AS a
      FROM (SELECT * FROM u WHERE sides=1) u JOIN statement s ON s.ccy=u.ccy AND s.booked-u.booked BETWEEN -60 AND 60 LEFT JOIN os x ON x.i=s.rowid
    UNION ALL SELECT u.sides, u.i, b.rowid, u.booked-b.booked, b.cents, u.cents, u.text, b.text, (x.i IS NULL)::INTEGER, least(u.aside,coalesce(x.aside,99))
      FROM (SELECT * FROM u WHERE sides=2) u JOIN book b ON b.ccy=u.ccy AND u.booked-b.booked BETWEEN -60 AND 60 LEFT JOIN ob x ON x.i=b.rowid)), (SELECT unnest([3,4]) AS pass) GROUP BY sides, i, pass;
INSERT INTO why SELECT CASE WHEN sides=1 THEN 'BOOK' ELSE 'STATEMENT' END, i, arg_min(pass, f*8-pass), min(f), CASE WHEN sides=1 THEN i ELSE arg_min(o, f*8-pass) END, CASE WHEN sides=2 THEN i ELSE arg_min(o, f*8-pass) END FROM far GROUP BY sides, i;
--part reasons, pass 5
-- groups of open rows of a batch; there are few, so each is compared with all in reach
CREATE TABLE grp AS SELECT batch, ccy, string_agg(id, ' ' ORDER BY i) AS ids, arg_min(id, i) AS first, min(i) AS lead, count(*) AS n, sum(cents)::BIGINT AS total, CASE WHEN abs(sum(sign(cents)))=count(*) THEN sign(any_value(cents)) ELSE 0 END AS sg,
  min(booked) AS d0, max(booked) AS d1, min(aside) AS aside FROM ob WHERE batch<>'' GROUP BY batch, ccy;
CREATE TABLE pairs5 AS SELECT *, CASE WHEN -low>high THEN low ELSE high END AS dd, greatest(1, fsign::INTEGER+famount::INTEGER+fdate::INTEGER+freference::INTEGER+fgroup::INTEGER+used::INTEGER+(aside<=5)::INTEGER) AS f FROM (
  SELECT side, i, lead, ids, first, n, total, sg, si, s.id AS sid, s.cents AS sc, g.ccy, s.booked-d1 AS low, s.booked-d0 AS high, sg=0 OR sg<>sign(s.cents) AS fsign, abs(total)<>abs(s.cents) AS famount, s.booked-d1<-1 OR s.booked-d0>5 AS fdate,
    NOT (s.batch=g.batch OR length(compact(g.batch))>=3 AND contains(' '||s.text||' ', ' '||g.batch||' ')) AS freference, n NOT BETWEEN 2 AND 50 AS fgroup, used, least(g.aside, s.aside) AS aside FROM (
    SELECT 'STATEMENT' AS side, s.i, s.i AS si, g.lead AS gl, false AS used, s.aside, s.id, s.booked, s.cents, s.batch, s.text FROM os s JOIN grp g ON g.ccy=s.ccy AND s.booked BETWEEN d0-60 AND d1+60
    UNION ALL SELECT 'BOOK', b.i, s.rowid, g.lead, o.i IS NULL, coalesce(o.aside,99), s.id, s.booked, s.cents, s.batch, s.text FROM grp g JOIN ob b ON b.batch=g.batch AND b.ccy=g.ccy JOIN statement s ON s.ccy=b.ccy AND s.booked-b.booked BETWEEN -60 AND 60 LEFT JOIN os o ON o.i=s.rowid) s
  JOIN grp g ON g.lead=gl);
CREATE TABLE why5 AS SELECT p.* FROM (SELECT *, row_number() OVER (PARTITION BY side, i ORDER BY f, abs(abs(sc)-abs(total)), abs(dd), CASE WHEN side='BOOK' THEN si ELSE lead END) AS place FROM pairs5) p LEFT JOIN why w ON w.side=p.side AND w.i=p.i WHERE place=1 AND f<=coalesce(w.failed, 99);
DELETE FROM why WHERE (side, i) IN (SELECT (side, i) FROM why5);
--part wording
CREATE MACRO plain(c) AS CAST(c*0.01 AS DECIMAL(18,2))::VARCHAR;
CREATE MACRO signed(c) AS CASE WHEN c>0 THEN '+' ELSE '' END || plain(c);
CREATE MACRO share(s) AS CAST(s*0.0001 AS DECIMAL(6,4))::VARCHAR;
CREATE MACRO direction(c) AS CASE WHEN c>0 THEN 'money in' ELSE 'money out' END;
CREATE MACRO money5(c) AS regexp_replace(CAST(c*0.00001 AS DECIMAL(18,5))::VARCHAR, '0{1,3}$', '');
-- the rows that are spoken of: all open ones, and a few of those in matches
CREATE TABLE nb AS SELECT i, id, booked, cents, ccy, text, aside, false AS used FROM ob UNION ALL SELECT b.rowid, id, booked, cents, ccy, text, 99, true FROM book b SEMI JOIN (SELECT bi FROM why WHERE side='STATEMENT' AND bi NOT IN (SELECT i FROM ob)) x ON x.bi=b.rowid;
CREATE TABLE ns AS SELECT i, id, booked, cents, ccy, text, aside, false AS used FROM os UNION ALL SELECT s.rowid, id, booked, cents, ccy, text, 99, true FROM statement s SEMI JOIN (SELECT si FROM why WHERE side='BOOK' AND si NOT IN (SELECT i FROM os)) x ON x.si=s.rowid;
CREATE TABLE told AS
  WITH p AS (SELECT w.side, w.i, w.pass, w.failed, b.id AS book, s.id AS statement, b.ccy, b.cents AS bc, s.cents AS sc, s.booked-b.booked AS dd, b.text AS bt, s.text AS st,
      b.used OR s.used AS used, CASE WHEN w.side='BOOK' THEN w.si ELSE w.bi END AS other, least(b.aside,s.aside)<=w.pass AS aside
    FROM why w JOIN nb b ON b.i=w.bi JOIN ns s ON s.i=w.si),
  q AS (SELECT *, sign(bc)<>sign(sc) AS fsign, CASE WHEN pass=4 THEN NOT tolerable(bc,sc) ELSE abs(bc)<>abs(sc) END AS famount, dd NOT BETWEEN -1 AND 5 AS fdate FROM p),
  -- similar texts are measured only where they can be what failed
  r AS (SELECT *, CASE WHEN failed=(fsign::INTEGER+famount::INTEGER+fdate::INTEGER+used::INTEGER+aside::INTEGER) THEN 1 WHEN bt='' OR st='' THEN 0 WHEN pass=4 THEN linked(bt,st) ELSE greatest(length(compact(bt)),length(compact(st)))-levenshtein(compact(bt),compact(st)) END AS l,
      CASE WHEN failed=(fsign::INTEGER+famount::INTEGER+fdate::INTEGER+used::INTEGER+aside::INTEGER) THEN 1 WHEN pass=4 THEN 20 ELSE greatest(length(compact(bt)),length(compact(st)),1) END AS w FROM q),
  t AS (SELECT *, l=0 OR l*10000<6000*w AS freference FROM r)
  SELECT side, i, pass, other, used, aside, book, statement, ccy, bc, sc, dd, fsign, famount, fdate, freference, l, w,
    CASE WHEN fsign OR famount OR fdate OR freference OR failed=used::INTEGER+aside::INTEGER THEN 10000 WHEN pass=4 THEN score(l,w,dd,bc,sc) ELSE exactscore(l,w,dd) END AS score FROM t;
CREATE TABLE usedby AS SELECT si::BIGINT*2 AS k, min(pass) AS by FROM (SELECT si, pass FROM m UNION ALL SELECT si, pass FROM m4) SEMI JOIN (SELECT other FROM told WHERE used AND side='BOOK') x ON x.other=si GROUP BY si
  UNION ALL SELECT bi::BIGINT*2+1, pass FROM (SELECT bi, pass FROM m UNION ALL SELECT bi, pass FROM m4) SEMI JOIN (SELECT other FROM told WHERE used AND side='STATEMENT') x ON x.other=bi;
CREATE TABLE asideby AS SELECT t.side, t.i, min(coalesce(a.gap,b.gap)) AS gap FROM (SELECT * FROM told WHERE aside) t LEFT JOIN aside a ON a.side='BOOK' AND a.pass<=t.pass AND a.i=CASE WHEN t.side='BOOK' THEN t.i ELSE t.other END LEFT JOIN aside b ON b.side='STATEMENT' AND b.pass<=t.pass AND b.i=CASE WHEN t.side='BOOK' THEN t.other ELSE t.i END GROUP BY ALL;
CREATE TABLE breaks AS
  WITH g AS (SELECT t.*, CASE WHEN fsign THEN direction(sc) END AS m1, CASE WHEN fsign THEN direction(bc) END AS l1, CASE WHEN famount THEN signed(abs(sc)-abs(bc)) END AS m2,
      CASE WHEN famount THEN CASE WHEN pass=3 THEN '0.00' WHEN abs(sc)<abs(bc) THEN money5(greatest(3000000,abs(bc))) ELSE '1.00' END END AS l2,
      CASE WHEN fdate THEN CASE WHEN dd>0 THEN '+' ELSE '' END||dd||CASE WHEN abs(dd)=1 THEN ' day' ELSE ' days' END END AS m3, CASE WHEN fdate THEN CASE WHEN dd<0 THEN '-1' ELSE '+5' END END AS l3,
      CASE WHEN freference THEN share((20000*l+w)//(2*w)) END AS m4, CASE WHEN freference THEN CASE WHEN pass=4 THEN '0.9500' ELSE '0.6000' END END AS l4,
      CASE WHEN score<8000 THEN share(score) END AS m5, CASE WHEN aside THEN share(a.gap) END AS m6, CASE WHEN used THEN 'matched in P'||by END AS m7
    FROM told t LEFT JOIN usedby u ON u.k=CASE WHEN t.used THEN t.other::BIGINT*2+CASE WHEN t.side='BOOK' THEN 0 ELSE 1 END END LEFT JOIN asideby a ON a.side=t.side AND a.i=t.i)
  SELECT side, i, CASE WHEN side='BOOK' THEN book ELSE statement END AS row,
    CASE WHEN fsign THEN 'SIGN' WHEN famount THEN 'AMOUNT' WHEN fdate THEN 'DATE_WINDOW' WHEN freference THEN 'REFERENCE' WHEN score<8000 THEN 'THRESHOLD' WHEN aside THEN 'AMBIGUOUS' WHEN used THEN 'USED' ELSE 'GROUP' END AS condition,
    coalesce(m1,m2,m3,m4,m5,m6,m7) AS measured, CASE WHEN fsign OR famount OR fdate OR freference THEN coalesce(l1,l2,l3,l4) WHEN m5 IS NOT NULL THEN '0.8000' WHEN aside THEN '0.0500' ELSE 'free' END AS "limit",
    'P'||pass AS pass, CAST((sc-bc)*0.01 AS DECIMAL(18,2)) AS difference, ccy AS currency, dd AS days, book, statement,
    'Closest in P'||pass||': '||CASE WHEN side='BOOK' THEN statement ELSE book END||'. '||concat_ws('; ', 'SIGN '||m1||', limit '||l1, 'AMOUNT '||m2||', limit '||l2, 'DATE_WINDOW '||m3||', limit '||l3,
      'REFERENCE '||m4||', limit '||l4, 'THRESHOLD '||m5||', limit 0.8000', 'AMBIGUOUS '||m6||', limit 0.0500', 'USED '||m7||', limit free')||'.' AS sentence
  FROM g
  UNION ALL SELECT 'BOOK', i, id, 'NO_COUNTERPART', '0 rows', '60 days', NULL, NULL, ccy, NULL, id, NULL, 'No statement row of this currency within 60 days.' FROM ob WHERE i NOT IN (SELECT i FROM why WHERE side='BOOK' UNION ALL SELECT i FROM why5 WHERE side='BOOK')
  UNION ALL SELECT 'STATEMENT', i, id, 'NO_COUNTERPART', '0 rows', '60 days', NULL, NULL, ccy, NULL, NULL, id, 'No book row of this currency within 60 days.' FROM os WHERE i NOT IN (SELECT i FROM why WHERE side='STATEMENT' UNION ALL SELECT i FROM why5 WHERE side='STATEMENT');
INSERT INTO breaks SELECT side, i, CASE WHEN side='BOOK' THEN own ELSE sid END, CASE WHEN m1 IS NOT NULL THEN 'SIGN' WHEN m2 IS NOT NULL THEN 'AMOUNT' WHEN m3 IS NOT NULL THEN 'DATE_WINDOW' WHEN m4 IS NOT NULL THEN 'REFERENCE' WHEN m5 IS NOT NULL THEN 'GROUP' WHEN m6 IS NOT NULL THEN 'AMBIGUOUS' ELSE 'USED' END,
    coalesce(m1,m2,m3,m4,m5,m6,m7), CASE WHEN m1 IS NOT NULL THEN l1 WHEN m2 IS NOT NULL THEN '0.00' WHEN m3 IS NOT NULL THEN l3 WHEN m4 IS NOT NULL THEN '1.0000' WHEN m5 IS NOT NULL THEN '2 to 50 all free at once' WHEN m6 IS NOT NULL THEN '0.0500' ELSE 'free' END,
    'P5', CAST((sc-total)*0.01 AS DECIMAL(18,2)), ccy, dd, ids, sid, 'Closest in P5: '||CASE WHEN side='BOOK' THEN sid WHEN n=1 THEN first ELSE n||' rows, '||first END||'. '||concat_ws('; ', 'SIGN '||m1||', limit '||l1, 'AMOUNT '||m2||', limit 0.00', 'DATE_WINDOW '||m3||', limit '||l3,
      'REFERENCE '||m4||', limit 1.0000', 'GROUP '||m5||', limit 2 to 50 all free at once', 'AMBIGUOUS '||m6||', limit 0.0500', 'USED '||m7||', limit free')||'.' FROM (
  SELECT y.*, ob.id AS own, CASE WHEN fsign THEN direction(sc) END AS m1, CASE WHEN sg=0 THEN 'mixed' ELSE direction(sg) END AS l1, CASE WHEN famount THEN signed(abs(sc)-abs(total)) END AS m2, day, CASE WHEN fdate THEN CASE WHEN day>0 THEN '+' ELSE '' END||day||CASE WHEN abs(day)=1 THEN ' day' ELSE ' days' END END AS m3,
    CASE WHEN day<0 THEN '-1' ELSE '+5' END AS l3, CASE WHEN freference THEN '0.0000' END AS m4, CASE WHEN fgroup OR NOT (fsign OR famount OR fdate OR freference OR used OR y.aside<=5) THEN n||' : 1 rows' END AS m5,
    CASE WHEN y.aside<=5 THEN share(coalesce(ab.gap, x.gap)) END AS m6, CASE WHEN used THEN 'matched in P'||by5.by END AS m7
  FROM (SELECT *, CASE WHEN low<-1 THEN low ELSE high END AS day FROM why5) y LEFT JOIN ob ON y.side='BOOK' AND ob.i=y.i LEFT JOIN (SELECT g.lead, arg_min(a.gap, o.i) AS gap FROM grp g JOIN ob o ON o.batch=g.batch AND o.ccy=g.ccy JOIN aside a ON a.side='BOOK' AND a.i=o.i GROUP BY g.lead) ab ON ab.lead=y.lead LEFT JOIN aside x ON x.side='STATEMENT' AND x.i=y.si
    LEFT JOIN (SELECT si, min(pass) AS by FROM (SELECT si, pass FROM m UNION ALL SELECT si, pass FROM m4) SEMI JOIN (SELECT si FROM why5 WHERE used) USING (si) GROUP BY si) by5 ON used AND by5.si=y.si);
--part writing
CREATE TABLE matches AS SELECT *, sum(first::INTEGER) OVER (ROWS UNBOUNDED PRECEDING)::INTEGER AS match FROM (SELECT bi=lead AS first, pass, score, CASE WHEN pass=5 THEN 0 ELSE s.cents-b.cents END AS difference, b.ccy, b.id AS book, s.id AS statement
  FROM (SELECT bi, si, bi AS lead, pass, score FROM m UNION ALL SELECT bi, si, lead, pass, score FROM m4) m JOIN (SELECT rowid AS i, id, ccy, cents FROM book) b ON b.i=m.bi JOIN (SELECT rowid AS i, id, cents FROM statement) s ON s.i=m.si ORDER BY lead, bi);
COPY (SELECT match, 'P'||pass AS pass, CASE WHEN score=10000 THEN '1.0000' ELSE '0.'||score END AS score, CASE WHEN difference=0 THEN '0.00' ELSE plain(difference) END AS difference,
  ccy AS currency, book, CASE WHEN first THEN statement END AS statement FROM matches) TO '${out}/matches.csv' (HEADER);
COPY (SELECT * EXCLUDE (i) REPLACE (CASE WHEN condition='DATE_WINDOW' THEN ''''||measured ELSE measured END AS measured) FROM breaks ORDER BY side, i) TO '${out}/breaks.csv' (HEADER);
COPY (SELECT suggestion, rank, reason, 'P'||pass AS pass, CAST(score*0.0001 AS DECIMAL(6,4)) AS score, CAST(difference*0.01 AS DECIMAL(18,2)) AS difference, ccy AS currency, dd AS days, book, statement FROM suggestions ORDER BY suggestion) TO '${out}/suggestions.csv' (HEADER);
--part digests
SELECT sha256(string_agg(h, '' ORDER BY side, g)) FROM (SELECT 'B' AS side, rowid//8192 AS g, sha256(string_agg(concat_ws('|', id, booked, cents, ccy, text, batch), chr(10) ORDER BY rowid)) AS h FROM book GROUP BY g
  UNION ALL SELECT 'S', rowid//8192 AS g, sha256(string_agg(concat_ws('|', id, booked, cents, ccy, text, batch), chr(10) ORDER BY rowid)) FROM statement GROUP BY g);
SELECT sha256(string_agg(h, '' ORDER BY g)) FROM (SELECT rowid//8192 AS g, sha256(string_agg(concat_ws('|', first, pass, score, difference, ccy, book, statement), chr(10) ORDER BY rowid)) AS h FROM matches GROUP BY g);
SELECT sha256(string_agg(concat_ws('|', side, row, condition, measured, "limit", pass, difference, currency, days, book, statement, sentence), chr(10) ORDER BY side, i)) FROM breaks;
SELECT sha256(string_agg(concat_ws('|', suggestion, rank, reason, pass, score, difference, ccy, dd, book, statement), chr(10) ORDER BY suggestion)) FROM suggestions;
