SELECT t.oid, n.nspname, t.typname, '', t.typowner, format_type(t.typbasetype, t.typtypmod),
       CASE WHEN t.typcollation <> b.typcollation THEN quote_ident(cn.nspname) || '.' || quote_ident(c.collname) END,
       pg_get_expr(t.typdefaultbin, 0),
       CASE WHEN t.typnotnull THEN 'true' END
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_type b ON b.oid = t.typbasetype
     LEFT JOIN pg_collation c ON c.oid = t.typcollation LEFT JOIN pg_namespace cn ON cn.oid = c.collnamespace
WHERE t.typtype = 'd' AND t.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
