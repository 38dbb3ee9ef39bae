-- The types of columns, and those that they are made of. (multirange types came with 14, hence to_jsonb)
WITH RECURSIVE used(oid) AS (
  SELECT a.atttypid
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
  UNION
  SELECT part.oid
  FROM used
  JOIN pg_catalog.pg_type t ON t.oid = used.oid
  CROSS JOIN LATERAL (
    SELECT t.typelem WHERE t.typcategory = 'A'
    UNION ALL SELECT t.typbasetype
    UNION ALL SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid
    UNION ALL SELECT r.rngtypid FROM pg_catalog.pg_range r WHERE to_jsonb(r) ->> 'rngmultitypid' = t.oid::text
    UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
  ) AS part(oid)
  WHERE part.oid <> 0
)
SELECT t.oid, n.nspname, t.typname, t.typtype, t.typcategory = 'A' AND t.typelem <> 0,
       CASE t.typtype
         WHEN 'd' THEN t.typbasetype
         WHEN 'r' THEN (SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid)
         WHEN 'm' THEN (SELECT r.rngtypid FROM pg_catalog.pg_range r WHERE to_jsonb(r) ->> 'rngmultitypid' = t.oid::text)
         ELSE t.typelem
       END,
       t.typtypmod, t.typnotnull, t.typdelim
FROM used
JOIN pg_catalog.pg_type t ON t.oid = used.oid
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
