#include <algorithm>

#include "catalogs.h"

namespace lockstep::replay_tests {
namespace {

// Columns of views have no type here: the replay knows it of plain column references alone.
constexpr const char* kCatalog = R"(
WITH spaces AS (
  SELECT oid, nspname FROM pg_namespace
  WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
), relations AS (
  SELECT c.*, s.nspname FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace
)
SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
                    WHEN 'c' THEN 'composite type' WHEN 'f' THEN 'foreign table' ELSE 'table' END
       || ' ' || nspname || '.' || relname
       || CASE WHEN relkind = 'p' THEN ' partitioned' ELSE '' END
       || CASE WHEN relispartition AND relkind IN ('r', 'p') THEN ' partition' ELSE '' END
       || CASE WHEN relrowsecurity THEN ' row security' ELSE '' END
FROM relations WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'c', 'f')
UNION ALL
SELECT 'column ' || c.nspname || '.' || c.relname || '.' || a.attname
       || CASE WHEN c.relkind IN ('v', 'm') THEN '' ELSE
          ' ' || CASE WHEN t.typcategory = 'A' THEN substr(t.typname, 2) || '[]' ELSE t.typname END
          || coalesce(substring(format_type(a.atttypid, a.atttypmod) FROM '\([0-9, ]+\)'), '') END
       || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
       || CASE WHEN a.attgenerated <> '' THEN ' generated' WHEN a.atthasdef THEN ' default' ELSE '' END
       || CASE a.attidentity WHEN 'a' THEN ' identity always' WHEN 'd' THEN ' identity by default' ELSE '' END
FROM relations c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'c', 'f') AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT 'constraint ' || c.nspname || '.' || c.relname || '.' || k.conname || ' '
       || CASE k.contype WHEN 'c' THEN 'check' WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique'
                         WHEN 'x' THEN 'exclusion' WHEN 'f' THEN 'foreign key' ELSE k.contype::text END
       || CASE WHEN k.convalidated THEN '' ELSE ' not valid' END
FROM pg_constraint k JOIN relations c ON c.oid = k.conrelid WHERE k.contype IN ('c', 'p', 'u', 'x', 'f')
UNION ALL
SELECT 'index ' || c.nspname || '.' || i.relname || ' on ' || c.relname
       || CASE WHEN x.indisunique THEN ' unique' ELSE '' END
       || CASE WHEN x.indisvalid THEN '' ELSE ' not valid' END
FROM pg_index x JOIN relations c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
WHERE c.relkind IN ('r', 'p', 'm')
UNION ALL
SELECT 'trigger ' || c.nspname || '.' || c.relname || '.' || t.tgname
FROM pg_trigger t JOIN relations c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
UNION ALL
SELECT 'policy ' || c.nspname || '.' || c.relname || '.' || p.polname
FROM pg_policy p JOIN relations c ON c.oid = p.polrelid
UNION ALL
SELECT CASE t.typtype WHEN 'e' THEN 'enum ' WHEN 'd' THEN 'domain ' ELSE 'range type ' END
       || s.nspname || '.' || t.typname
       || coalesce(' ' || (SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
                           FROM pg_enum e WHERE e.enumtypid = t.oid), '')
FROM pg_type t JOIN spaces s ON s.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r')
UNION ALL
SELECT 'function ' || s.nspname || '.' || p.proname FROM pg_proc p JOIN spaces s ON s.oid = p.pronamespace
WHERE NOT EXISTS (SELECT FROM pg_range r JOIN pg_type t ON t.oid IN (r.rngtypid, r.rngmultitypid)
                  WHERE t.typname = p.proname AND t.typnamespace = p.pronamespace)
UNION ALL
SELECT 'schema ' || nspname FROM spaces
)";

}  // namespace

std::vector<std::string> catalog_of(pg::Connection& connection) {
  std::vector<std::string> lines;
  const pg::Result rows = connection.query(kCatalog);
  for (const pg::Row row : rows) lines.emplace_back(row.text(0));
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace lockstep::replay_tests
