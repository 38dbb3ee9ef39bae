SELECT t.oid, n.nspname, t.typname, '', t.typowner,
       string_agg('''' || replace(e.enumlabel, '''', '''''') || '''', ', ' ORDER BY e.enumsortorder)
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_enum e ON e.enumtypid = t.oid
WHERE t.typtype = 'e' AND t.oid >= 16384 AND n.nspname !~ '^pg_'
GROUP BY t.oid, n.nspname, t.typname, t.typowner
