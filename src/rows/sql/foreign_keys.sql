-- One row for each pair of columns. A reference to a partition is one to its root as far as the order goes.
SELECT k.oid, k.conname, k.conrelid, k.confrelid, coalesce(pg_catalog.pg_partition_root(k.confrelid), k.confrelid)::oid,
       k.confmatchtype = 'f', pair.own, pair.referenced, n.nspname, c.relname, a.attname
FROM pg_catalog.pg_constraint k
CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS pair(own, referenced, position)
JOIN pg_catalog.pg_class c ON c.oid = k.confrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = pair.referenced
WHERE k.contype = 'f' AND k.conparentid = 0
ORDER BY k.conrelid, k.conname COLLATE "C", k.oid, pair.position
