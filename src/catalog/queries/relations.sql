-- What most relations have is NULL, which is found out, sent and read in half of the time.
SELECT c.oid::int4, c.relnamespace::int4, c.relname, c.relkind, c.relowner::int4, NULLIF(c.relpersistence, 'p'),
       NULLIF(c.relispartition, false), NULLIF(c.relrowsecurity, false), NULLIF(c.relforcerowsecurity, false),
       NULLIF(c.relreplident, 'd'), NULLIF(c.reltoastrelid, 0)::int4,
       CASE WHEN c.reloptions IS NOT NULL THEN
         (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(c.reloptions) o) END,
       CASE WHEN c.reltablespace <> 0 THEN
         (SELECT s.spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace) END,
       CASE WHEN c.relam NOT IN (0, 2, 403) THEN  -- none, heap, btree
         (SELECT a.amname FROM pg_am a WHERE a.oid = c.relam) END,
       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END,
       CASE WHEN c.relispartition AND c.relkind IN ('r', 'p', 'f') THEN pg_get_expr(c.relpartbound, c.oid) END,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END
FROM pg_class c
WHERE c.oid >= 16384
      AND (c.relnamespace <> 'pg_toast'::regnamespace OR (c.relkind = 't' AND c.reloptions IS NOT NULL))
