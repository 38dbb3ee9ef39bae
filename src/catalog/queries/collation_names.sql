SELECT c.oid, n.nspname, c.collname
FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
