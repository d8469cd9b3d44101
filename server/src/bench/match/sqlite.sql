-- The comparable passes in SQLite: equal text on the day and in the window, tolerance, batches; the
-- nearest amount of the day as the reason of an open row. No similar texts and no digest: SQLite has neither (sqlite-same.py adds them).
.mode csv
CREATE TABLE rawb(id TEXT, booked TEXT, amount TEXT, currency TEXT, text TEXT, batch TEXT);
CREATE TABLE raws(id TEXT, booked TEXT, amount TEXT, currency TEXT, text TEXT, batch TEXT);
.import --skip 1 book.csv rawb
.import --skip 1 statement.csv raws
CREATE TABLE b AS SELECT id, CAST(julianday(booked) AS INTEGER) day, CAST(replace(amount,'.','') AS INTEGER) cents, upper(text) text, replace(batch,'-',' ') batch FROM rawb;
CREATE TABLE s AS SELECT id, CAST(julianday(booked) AS INTEGER) day, CAST(replace(amount,'.','') AS INTEGER) cents, replace(upper(text),'-',' ') text FROM raws;
CREATE TABLE m(b TEXT, s TEXT, pass TEXT);
CREATE INDEX s1 ON s(text, cents, day);
INSERT INTO m SELECT b, s, 'P1' FROM (SELECT b.id b, s.id s, count(*) OVER (PARTITION BY b.id) nb, count(*) OVER (PARTITION BY s.id) ns FROM b JOIN s ON s.text=b.text AND s.cents=b.cents AND s.day=b.day) WHERE nb=1 AND ns=1;
CREATE INDEX m1 ON m(b); CREATE INDEX m2 ON m(s);
DELETE FROM b WHERE id IN (SELECT b FROM m); DELETE FROM s WHERE id IN (SELECT s FROM m);
INSERT INTO m SELECT b, s, 'P2' FROM (SELECT b.id b, s.id s, count(*) OVER (PARTITION BY b.id) nb, count(*) OVER (PARTITION BY s.id) ns FROM b JOIN s ON s.text=b.text AND s.cents=b.cents AND s.day-b.day BETWEEN -1 AND 5) WHERE nb=1 AND ns=1;
DELETE FROM b WHERE id IN (SELECT b FROM m); DELETE FROM s WHERE id IN (SELECT s FROM m);
INSERT INTO m SELECT b, s, 'P4' FROM (SELECT b.id b, s.id s, count(*) OVER (PARTITION BY b.id) nb, count(*) OVER (PARTITION BY s.id) ns FROM b JOIN s ON s.text=b.text AND s.day-b.day BETWEEN -1 AND 5 AND sign(s.cents)=sign(b.cents) AND abs(s.cents)-abs(b.cents) BETWEEN -max(3000, abs(b.cents)*0.001) AND 100
 AND 0.5+0.3*(1-0.5*abs(s.cents-b.cents)/(CASE WHEN abs(s.cents)<abs(b.cents) THEN max(3000.0,abs(b.cents)*0.001) ELSE 100.0 END))+0.2*(1-abs(s.day-b.day)/(CASE WHEN s.day<b.day THEN 2.0 ELSE 6.0 END))>=0.8) WHERE nb=1 AND ns=1;
DELETE FROM b WHERE id IN (SELECT b FROM m); DELETE FROM s WHERE id IN (SELECT s FROM m);
CREATE TABLE lots AS SELECT batch, 'BATCH '||batch text, sum(cents) cents, min(day) d0, max(day) d1 FROM b WHERE batch<>'' GROUP BY batch HAVING count(*) BETWEEN 2 AND 50;
CREATE TABLE hits AS SELECT lots.batch, s.id s FROM lots JOIN s ON s.text=lots.text AND s.cents=lots.cents AND s.day-d0 BETWEEN -1 AND 5 AND s.day-d1 BETWEEN -1 AND 5;
CREATE INDEX b1 ON b(batch);
INSERT INTO m SELECT b.id, hits.s, 'P5' FROM hits JOIN b ON b.batch=hits.batch;
DELETE FROM b WHERE id IN (SELECT b FROM m); DELETE FROM s WHERE id IN (SELECT s FROM m);
CREATE INDEX b2 ON b(day, cents, id); CREATE INDEX s2 ON s(day, cents, id);
.output sqlite-matches.csv
SELECT * FROM m ORDER BY b, s;
.output sqlite-breaks.csv
SELECT 'BOOK', id, coalesce((SELECT s.id FROM s WHERE s.day=b.day AND s.cents<=b.cents ORDER BY s.cents DESC LIMIT 1),'NO_COUNTERPART') FROM b ORDER BY id;
SELECT 'STATEMENT', id, coalesce((SELECT b.id FROM b WHERE b.day=s.day AND b.cents<=s.cents ORDER BY b.cents DESC LIMIT 1),'NO_COUNTERPART') FROM s ORDER BY id;
.output stdout
SELECT pass, count(DISTINCT s) FROM m GROUP BY pass ORDER BY pass;
