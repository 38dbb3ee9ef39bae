SELECT t.oid, n.nspname, t.typname, '', t.typowner,
       string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                  || CASE WHEN a.attcollation <> b.typcollation
                          THEN ' COLLATE ' || quote_ident(cn.nspname) || '.' || quote_ident(c.collname) ELSE '' END,
                  ', ' ORDER BY a.attnum)
FROM pg_class r JOIN pg_type t ON t.oid = r.reltype JOIN pg_namespace n ON n.oid = r.relnamespace
     LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_type b ON b.oid = a.atttypid
     LEFT JOIN pg_collation c ON c.oid = a.attcollation LEFT JOIN pg_namespace cn ON cn.oid = c.collnamespace
WHERE r.relkind = 'c' AND r.oid >= 16384 AND n.nspname !~ '^pg_'
GROUP BY t.oid, n.nspname, t.typname, t.typowner
