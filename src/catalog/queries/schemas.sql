SELECT n.oid, n.nspname, '', '', n.nspowner
FROM pg_namespace n
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
