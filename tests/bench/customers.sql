-- A made registry of :n customers: about a seventh without an e-mail address that can be used, a third without such a
-- mobile number, as registries are. What a value is follows from the id alone: equal at each making.
CREATE FUNCTION pick(number bigint, words text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
  'SELECT words[1 + (abs(number) % cardinality(words))::int]';
CREATE UNLOGGED TABLE customers AS
WITH made AS (
  SELECT id, hashint8(id)::bigint AS a, hashint8(id + 1000000000)::bigint AS b, hashint8(id * 7)::bigint AS c,
         pick(hashint8(id * 3), '{11,12,19,21,27,31,41,47,51,61,71,81,85,91}') AS area, lpad((abs(hashint8(id * 5)) % 10000000)::text, 7, '0') AS digits
  FROM generate_series(1, :n::bigint) AS id)
SELECT id,
  pick(a, '{Ana,José,Maria,João,Antônio,Paula,Pedro,Luíza,Inês,Bruna,Caio,Davi}') || ' '
    || pick(b, '{Souza,Reis,Nunes,Oliveira,Conceição,Araújo,Pereira,Lima}') || pick(c, '{"","",""," Auto Peças Ltda"}') AS name,
  pick(c, '{F,F,F,J}') AS person_type,
  CASE WHEN abs(a) % 100 < 10 THEN pick(b, '{NULL,"","-","n/a"}') WHEN abs(a) % 100 < 12 THEN 'não tem'
    WHEN abs(a) % 100 < 14 THEN 'contato' || id || 'gmail.com'
    ELSE pick(b, '{ana,jose,vendas,nfe,contato}') || '.' || id || '@' || pick(c, '{gmail.com,uol.com.br,oficina.com.br}') END AS email,
  CASE WHEN abs(b) % 100 < 25 THEN pick(a, '{NULL,"","-"}') WHEN abs(b) % 100 < 28 THEN '(11) 1111-1111'
    ELSE '(' || area || ') 3' || left(digits, 3) || '-' || right(digits, 4) END AS phone,
  CASE WHEN abs(c) % 100 < 26 THEN pick(b, '{NULL,"","0"}') WHEN abs(c) % 100 < 28 THEN '(11) 99999-9999'
    WHEN abs(c) % 100 < 32 THEN '(' || area || ') 8' || digits
    ELSE format(pick(a, '{+55 %s 9,%s9,(%s) 9}'), area) || '8' || left(digits, 3) || '-' || right(digits, 4) END AS mobile,
  pick(b, '{Campinas,São Paulo,Sumaré,Jundiaí,Belém,Curitiba,Goiânia,Recife,Salvador,Fortaleza}') AS city,
  pick(b, '{SP,SP,SP,SP,PA,PR,GO,PE,BA,CE}') AS state,
  pick(c, '{varejo,atacado,frotista,seguradora,governo}') AS segment,
  pick(a, '{ana,bruno,carla,davi}') AS owner,
  timestamptz '2012-01-01Z' + abs(a) % 430000000 * interval '1 second' AS created_at,
  timestamptz '2026-01-01Z' + abs(b) % 26000000 * interval '1 second' AS updated_at,
  abs(a + b) % 100 >= 3 AS active,
  round(abs(c) % 9000000 / 100.0, 2) AS revenue,
  CASE WHEN abs(b + c) % 100 < 8 THEN round(abs(a) % 1000000 / 100.0, 2) ELSE 0 END AS overdue_amount
FROM made;
DROP FUNCTION pick(bigint, text[]);
ALTER TABLE customers ADD PRIMARY KEY (id);
VACUUM ANALYZE customers;
