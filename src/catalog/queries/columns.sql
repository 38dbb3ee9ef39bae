SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity, a.attgenerated,
       a.attcollation, a.attstorage, a.attcompression, a.attstattarget, a.attinhcount > 0 AND NOT a.attislocal,
       CASE WHEN a.attoptions IS NOT NULL THEN
         (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(a.attoptions) o
          WHERE NOT starts_with(o, 'pg_attver=')) END,  -- a stamp that PostgreSQL 17.12 keeps there for itself
       CASE WHEN a.attfdwoptions IS NOT NULL THEN
         (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(a.attfdwoptions) o) END
FROM pg_attribute a
WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
