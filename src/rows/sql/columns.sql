-- The functions that a default calls stand in its tree by their numbers.
SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, pg_catalog.format_type(a.atttypid, a.atttypmod),
       a.attnotnull, a.attidentity, a.attgenerated <> '', pg_catalog.pg_get_expr(d.adbin, d.adrelid),
       EXISTS (SELECT FROM pg_catalog.regexp_matches(d.adbin::text, ':funcid ([0-9]+)', 'g') AS called(number)
               JOIN pg_catalog.pg_proc p ON p.oid = called.number[1]::oid WHERE p.provolatile = 'v')
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
ORDER BY a.attrelid, a.attnum
