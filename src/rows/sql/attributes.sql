-- Attributes of composite types, tables among them.
SELECT c.reltype, a.atttypid, a.atttypmod
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind IN ('c', 'r') AND c.relnamespace <> 'pg_catalog'::regnamespace
ORDER BY c.reltype, a.attnum
