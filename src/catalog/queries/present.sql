-- Queries that give no rows in most databases, and whether they do in this one: to compile one for nothing takes ten times
-- as long as to find that out.
SELECT query, gives_rows
FROM (VALUES
  ('collations', EXISTS (SELECT FROM pg_collation WHERE oid >= 16384)),
  ('foreign_servers', EXISTS (SELECT FROM pg_foreign_server)),
  ('foreign_tables', EXISTS (SELECT FROM pg_foreign_table)),
  ('enums', EXISTS (SELECT FROM pg_type WHERE oid >= 16384 AND typtype = 'e')),
  ('domains', EXISTS (SELECT FROM pg_type WHERE oid >= 16384 AND typtype = 'd')),
  ('composite_types', EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND relkind = 'c')),
  ('range_types', EXISTS (SELECT FROM pg_range WHERE rngtypid >= 16384)),
  ('base_types', EXISTS (SELECT FROM pg_type WHERE oid >= 16384 AND typtype = 'b' AND typarray <> 0)),
  ('functions', EXISTS (SELECT FROM pg_proc WHERE oid >= 16384 AND prokind <> 'a')),
  ('aggregates', EXISTS (SELECT FROM pg_proc WHERE oid >= 16384 AND prokind = 'a')),
  ('triggers', EXISTS (SELECT FROM pg_trigger WHERE NOT tgisinternal)),
  ('disabled_keys', EXISTS (SELECT FROM pg_trigger WHERE tgisinternal AND tgenabled <> 'O' AND tgconstraint <> 0)),
  ('rules', EXISTS (SELECT FROM pg_rewrite WHERE oid >= 16384 AND rulename <> '_RETURN')),
  ('policies', EXISTS (SELECT FROM pg_policy)),
  ('statistics', EXISTS (SELECT FROM pg_statistic_ext)),
  ('event_triggers', EXISTS (SELECT FROM pg_event_trigger)),
  ('publications', EXISTS (SELECT FROM pg_publication)),
  ('inheritance', EXISTS (SELECT FROM pg_inherits)),
  ('default_privileges', EXISTS (SELECT FROM pg_default_acl)),
  ('views', EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND relkind IN ('v', 'm')))
) AS asked (query, gives_rows)
