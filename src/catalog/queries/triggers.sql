SELECT t.oid, n.nspname, c.relname, t.tgname, NULL, pg_get_triggerdef(t.oid),
       CASE t.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
-- Those of partitions come with the one of the partitioned table.
WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.nspname !~ '^pg_'
