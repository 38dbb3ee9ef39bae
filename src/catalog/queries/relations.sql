SELECT c.oid, n.nspname, c.relname, c.relkind, c.relowner, c.relpersistence, c.relispartition, c.relrowsecurity,
       c.relforcerowsecurity, c.relreplident, c.relispopulated, c.reltoastrelid,
       CASE WHEN c.reloptions IS NOT NULL THEN
         (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(c.reloptions) o) END,
       s.spcname, a.amname,
       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END,
       CASE WHEN c.relispartition AND c.relkind IN ('r', 'p', 'f') THEN pg_get_expr(c.relpartbound, c.oid) END,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_am a ON a.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
WHERE c.oid >= 16384 AND (n.nspname !~ '^pg_' OR (c.relkind = 't' AND c.reloptions IS NOT NULL))
      AND n.nspname <> 'information_schema'
