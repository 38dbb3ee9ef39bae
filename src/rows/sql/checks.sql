-- CHECK constraints of tables and of domains.
SELECT conrelid, contypid, conname, pg_catalog.pg_get_expr(conbin, conrelid)
FROM pg_catalog.pg_constraint
WHERE contype = 'c'
ORDER BY conrelid, contypid, conname COLLATE "C"
