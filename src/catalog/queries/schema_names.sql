SELECT n.oid, n.nspname FROM pg_namespace n
