#include "base/text.h"
#include "rules/checks.h"
#include "sql/tokens.h"

namespace lockstep::rules {
namespace {

/// What `drizzle-kit generate --custom` writes (drizzle-kit 0.31, utils.ts), before anybody edits it.
constexpr std::string_view kCustomTemplate = "-- Custom SQL migration file, put your code below! --";

}  // namespace

void empty_migration(const ProjectChange& change, Findings& findings) {
  for (const model::Migration* migration : change.difference.added) {
    if (migration->mode == model::FileMode::kSymlink || migration->is_program) continue;
    const std::string sql = read_sql(change, *migration);
    if (sql::has_statement(sql) || is_introspection(change, sql)) continue;
    if (base::trim(sql) == kCustomTemplate) {
      findings.add(start_of(migration->path),
                   migration->name +
                       " is still the empty template of generate --custom: it will be recorded as applied "
                       "and do nothing, also when SQL is added later",
                   "write its SQL, then git add " + base::shell_quoted(migration->path));
      continue;
    }
    findings.add(start_of(migration->path),
                 migration->name +
                     " has no statement: it will be recorded as applied and do nothing, also when SQL is "
                     "added later",
                 "write its SQL, then git add " + base::shell_quoted(migration->path));
  }
}

}  // namespace lockstep::rules
