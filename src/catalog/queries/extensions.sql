SELECT e.oid, '', e.extname, '', e.extowner, e.extversion, n.nspname
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
