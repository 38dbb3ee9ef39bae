SELECT p.oid, '', p.pubname, '', p.pubowner,
       concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                 CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END),
       CASE WHEN p.pubviaroot THEN 'true' END,
       CASE WHEN p.puballtables THEN 'true' END,
       (SELECT string_agg(
                 quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                 || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) -- since 15
                                      FROM pg_attribute a -- since 15
                                      WHERE a.attrelid = c.oid AND a.attnum = ANY (r.prattrs)) || ')', '') -- since 15
                 || coalesce(' WHERE ' || pg_get_expr(r.prqual, r.prrelid), '') -- since 15
                 , ', ' ORDER BY n.nspname, c.relname)
        FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE r.prpubid = p.oid),
       (SELECT string_agg(quote_ident(n.nspname), ', ' ORDER BY n.nspname) -- since 15
        FROM pg_publication_namespace s JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid) -- since 15
       NULL -- before 15
       , CASE p.pubgencols WHEN 's' THEN 'stored' END -- since 18
       , NULL -- before 18
FROM pg_publication p
