-- Partitions that hold rows, with what a row must be to go there.
SELECT root.oid, leaf.relid::regclass::text, pg_catalog.pg_get_partition_constraintdef(leaf.relid)
FROM pg_catalog.pg_class root
CROSS JOIN LATERAL pg_catalog.pg_partition_tree(root.oid) AS leaf
JOIN pg_catalog.pg_class c ON c.oid = leaf.relid AND c.relkind = 'r'
WHERE root.relkind = 'p' AND NOT root.relispartition AND leaf.isleaf
ORDER BY root.oid, leaf.relid
