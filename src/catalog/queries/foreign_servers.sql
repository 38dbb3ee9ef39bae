SELECT s.oid, '', s.srvname, '', s.srvowner, w.fdwname, s.srvtype, s.srvversion,
       (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(s.srvoptions) o)
FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
