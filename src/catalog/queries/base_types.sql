SELECT t.oid, n.nspname, t.typname, '', t.typowner, t.typinput::regproc, t.typoutput::regproc
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'b' AND t.oid >= 16384 AND n.nspname !~ '^pg_' AND t.typisdefined
      AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
