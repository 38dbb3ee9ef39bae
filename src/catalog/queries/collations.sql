SELECT c.oid, n.nspname, c.collname, '', c.collowner,
       CASE c.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' END,
       CASE WHEN NOT c.collisdeterministic THEN 'false' END,
       c.collcollate, c.collctype,
       NULL, -- before 15
       c.colliculocale, -- since 15, before 17
       c.colllocale, -- since 17
       NULL -- before 16
       c.collicurules -- since 16
FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
WHERE c.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
