SELECT u.oid, u.typmod, format_type(u.oid, u.typmod), t.typcollation, t.typstorage
FROM unnest(:'types'::oid[], :'modifiers'::int4[]) AS u(oid, typmod) JOIN pg_type t ON t.oid = u.oid
