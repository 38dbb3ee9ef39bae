SELECT u.oid, u.typmod, format_type(u.oid, u.typmod), t.typcollation, t.typstorage
FROM unnest($1::oid[], $2::int4[]) AS u(oid, typmod) JOIN pg_type t ON t.oid = u.oid
