SELECT s.oid, n.nspname, c.relname, s.stxname, s.stxowner, pg_get_statisticsobjdef(s.oid),
       CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END
FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace JOIN pg_class c ON c.oid = s.stxrelid
WHERE c.relpersistence <> 't'
