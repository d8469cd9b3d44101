-- The comparable passes in DuckDB: equal text same day, equal text in the window, similar text,
-- tolerance, batches; a reason for each open row; a digest over everything. What is unique on both
-- sides is matched; what is not is left open.
CREATE TABLE book AS SELECT id, booked, CAST(amount*100 AS BIGINT) AS cents,
  trim(regexp_replace(upper(text), '[^A-Z0-9]+', ' ', 'g')) AS text, coalesce(batch,'') AS batch
  FROM read_csv('${dir}/book.csv', header=true, columns={'id':'VARCHAR','booked':'DATE','amount':'DECIMAL(18,2)','currency':'VARCHAR','text':'VARCHAR','batch':'VARCHAR'});
CREATE TABLE statement AS SELECT id, booked, CAST(amount*100 AS BIGINT) AS cents,
  trim(regexp_replace(upper(text), '[^A-Z0-9]+', ' ', 'g')) AS text, coalesce(batch,'') AS batch
  FROM read_csv('${dir}/statement.csv', header=true, columns={'id':'VARCHAR','booked':'DATE','amount':'DECIMAL(18,2)','currency':'VARCHAR','text':'VARCHAR','batch':'VARCHAR'});
CREATE TABLE matched (b VARCHAR, s VARCHAR, pass VARCHAR);
CREATE TABLE fb AS SELECT * FROM book;
CREATE TABLE fs AS SELECT * FROM statement;
--pass P1
INSERT INTO matched SELECT b, s, 'P1' FROM (SELECT fb.id b, fs.id s, count(*) OVER (PARTITION BY fb.id) nb, count(*) OVER (PARTITION BY fs.id) ns
  FROM fb JOIN fs ON fb.cents=fs.cents AND fb.text=fs.text AND fb.booked=fs.booked) WHERE nb=1 AND ns=1;
CREATE OR REPLACE TABLE fb AS SELECT * FROM fb WHERE id NOT IN (SELECT b FROM matched);
CREATE OR REPLACE TABLE fs AS SELECT * FROM fs WHERE id NOT IN (SELECT s FROM matched);
--pass P2
INSERT INTO matched SELECT b, s, 'P2' FROM (SELECT fb.id b, fs.id s, count(*) OVER (PARTITION BY fb.id) nb, count(*) OVER (PARTITION BY fs.id) ns
  FROM fb JOIN fs ON fb.cents=fs.cents AND fb.text=fs.text AND fs.booked-fb.booked BETWEEN -1 AND 5) WHERE nb=1 AND ns=1;
CREATE OR REPLACE TABLE fb AS SELECT * FROM fb WHERE id NOT IN (SELECT b FROM matched);
CREATE OR REPLACE TABLE fs AS SELECT * FROM fs WHERE id NOT IN (SELECT s FROM matched);
--pass P3
INSERT INTO matched SELECT b, s, 'P3' FROM (SELECT fb.id b, fs.id s, count(*) OVER (PARTITION BY fb.id) nb, count(*) OVER (PARTITION BY fs.id) ns
  FROM fb JOIN fs ON fb.cents=fs.cents AND fs.booked-fb.booked BETWEEN -1 AND 5
  WHERE 1 - levenshtein(replace(fb.text,' ',''),replace(fs.text,' ',''))/greatest(length(replace(fb.text,' ','')),length(replace(fs.text,' ',''))) >= 0.6
    AND 0.5*(1 - levenshtein(replace(fb.text,' ',''),replace(fs.text,' ',''))/greatest(length(replace(fb.text,' ','')),length(replace(fs.text,' ',''))))
      + 0.3 + 0.2*(1-abs(fs.booked-fb.booked)/(CASE WHEN fs.booked<fb.booked THEN 2 ELSE 6 END)) >= 0.8) WHERE nb=1 AND ns=1;
CREATE OR REPLACE TABLE fb AS SELECT * FROM fb WHERE id NOT IN (SELECT b FROM matched);
CREATE OR REPLACE TABLE fs AS SELECT * FROM fs WHERE id NOT IN (SELECT s FROM matched);
--pass P4
INSERT INTO matched SELECT b, s, 'P4' FROM (SELECT fb.id b, fs.id s, count(*) OVER (PARTITION BY fb.id) nb, count(*) OVER (PARTITION BY fs.id) ns
  FROM fb JOIN fs ON fb.text=fs.text AND fs.booked-fb.booked BETWEEN -1 AND 5 AND sign(fb.cents)=sign(fs.cents)
  WHERE abs(fs.cents)-abs(fb.cents) BETWEEN -greatest(3000, 0.001*abs(fb.cents)) AND 100
    AND 0.5 + 0.3*(1-0.5*abs(fs.cents-fb.cents)/(CASE WHEN abs(fs.cents)<abs(fb.cents) THEN greatest(3000,0.001*abs(fb.cents)) ELSE 100 END))
      + 0.2*(1-abs(fs.booked-fb.booked)/(CASE WHEN fs.booked<fb.booked THEN 2 ELSE 6 END)) >= 0.8) WHERE nb=1 AND ns=1;
CREATE OR REPLACE TABLE fb AS SELECT * FROM fb WHERE id NOT IN (SELECT b FROM matched);
CREATE OR REPLACE TABLE fs AS SELECT * FROM fs WHERE id NOT IN (SELECT s FROM matched);
--pass P5
CREATE TABLE lots AS SELECT upper(regexp_replace(batch,'[^A-Za-z0-9]+',' ','g')) k, sum(cents) cents, min(booked) d0, max(booked) d1, count(*) n FROM fb WHERE batch<>'' GROUP BY 1 HAVING count(*) BETWEEN 2 AND 50;
CREATE TABLE hits AS SELECT k, s FROM (SELECT lots.k, fs.id s, count(*) OVER (PARTITION BY lots.k) nk, count(*) OVER (PARTITION BY fs.id) ns
  FROM lots JOIN fs ON fs.cents=lots.cents AND contains(' '||fs.text||' ', ' '||lots.k||' ') AND fs.booked-d0 BETWEEN -1 AND 5 AND fs.booked-d1 BETWEEN -1 AND 5) WHERE nk=1 AND ns=1;
INSERT INTO matched SELECT fb.id, s, 'P5' FROM hits JOIN fb ON upper(regexp_replace(fb.batch,'[^A-Za-z0-9]+',' ','g'))=k;
CREATE OR REPLACE TABLE fb AS SELECT * FROM fb WHERE id NOT IN (SELECT b FROM matched);
CREATE OR REPLACE TABLE fs AS SELECT * FROM fs WHERE id NOT IN (SELECT s FROM matched);
--reasons: a simple one, the nearest amount of the same day among the open rows, or none
CREATE TABLE reasons AS
  SELECT 'BOOK' side, fb.id, coalesce('AMOUNT '||(fs.cents-fb.cents)||' '||fs.id,'NO_COUNTERPART') reason FROM fb ASOF LEFT JOIN fs ON fb.booked=fs.booked AND fb.cents>=fs.cents
  UNION ALL
  SELECT 'STATEMENT', fs.id, coalesce('AMOUNT '||(fs.cents-fb.cents)||' '||fb.id,'NO_COUNTERPART') FROM fs ASOF LEFT JOIN fb ON fb.booked=fs.booked AND fs.cents>=fb.cents;
COPY (SELECT * FROM matched ORDER BY b, s) TO '${dir}/duck-matches.csv' (HEADER);
COPY (SELECT * FROM reasons ORDER BY side, id) TO '${dir}/duck-breaks.csv' (HEADER);
--digest
SELECT sha256(string_agg(sha256(id||booked||cents||text||batch), '' ORDER BY id)) FROM (SELECT * FROM book UNION ALL SELECT * FROM statement);
SELECT sha256(string_agg(sha256(b||s||pass), '' ORDER BY b, s)) FROM matched;
SELECT sha256(string_agg(sha256(side||id||reason), '' ORDER BY side, id)) FROM reasons;
--counts
SELECT pass, count(DISTINCT s) FROM matched GROUP BY pass ORDER BY pass;
