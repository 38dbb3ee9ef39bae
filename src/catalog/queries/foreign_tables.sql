SELECT t.ftrelid, s.srvname, (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(t.ftoptions) o)
FROM pg_foreign_table t JOIN pg_foreign_server s ON s.oid = t.ftserver
