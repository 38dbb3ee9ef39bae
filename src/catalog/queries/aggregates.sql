SELECT p.oid, n.nspname, p.proname, '(' || oidvectortypes(p.proargtypes) || ')', p.proowner,
       pg_get_function_arguments(p.oid),
       CASE a.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END,
       CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END,
       a.aggtransfn, format_type(a.aggtranstype, NULL), a.agginitval,
       nullif(a.aggfinalfn::oid, 0)::regproc, nullif(a.aggcombinefn::oid, 0)::regproc,
       nullif(a.aggserialfn::oid, 0)::regproc, nullif(a.aggdeserialfn::oid, 0)::regproc,
       nullif(a.aggmtransfn::oid, 0)::regproc, nullif(a.aggminvtransfn::oid, 0)::regproc,
       CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END,
       nullif(a.aggmfinalfn::oid, 0)::regproc, a.aggminitval,
       nullif(a.aggsortop, 0)::regoperator,
       CASE WHEN a.aggfinalextra THEN 'true' END,
       CASE WHEN a.aggmfinalextra THEN 'true' END,
       a.aggfinalmodify
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_aggregate a ON a.aggfnoid = p.oid
WHERE p.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
