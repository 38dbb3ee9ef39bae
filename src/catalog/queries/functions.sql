SELECT p.oid, n.nspname, p.proname, '(' || oidvectortypes(p.proargtypes) || ')', p.proowner,
       CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'w' THEN 'window function' END,
       pg_get_function_arguments(p.oid), pg_get_function_result(p.oid), l.lanname,
       CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END,
       CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END,
       CASE WHEN p.proisstrict THEN 'true' END,
       CASE WHEN p.prosecdef THEN 'true' END,
       CASE WHEN p.proleakproof THEN 'true' END,
       CASE WHEN p.procost <> CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END THEN p.procost END,
       CASE WHEN p.prorows NOT IN (0, 1000) THEN p.prorows END,
       array_to_string(p.proconfig, '; '),
       nullif(p.prosupport::oid, 0)::regproc, p.probin,
       CASE WHEN p.prosqlbody IS NULL THEN replace(p.prosrc, E'\r\n', E'\n') END, pg_get_function_sqlbody(p.oid),
       pg_get_functiondef(p.oid)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE p.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND p.prokind <> 'a'
      -- The constructors of a range type come with it.
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
                                                    AND d.deptype = 'i')
