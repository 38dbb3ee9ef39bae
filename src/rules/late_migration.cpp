#include <algorithm>

#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

std::string late_consequence(const ProjectChange& change, const model::Migration& last) {
  if (change.project.framework == model::Framework::kDrizzle) {
    return "drizzle-kit builds on the snapshot with the highest name, so the next generate repeats this change";
  }
  switch (change.after.late_policy) {
    case model::LatePolicy::kSkipsSilently:
      return "it never runs on a database that already has " + last.name + ", and nothing says so";
    case model::LatePolicy::kRefuses:
      return "the next migrate refuses to run on a database that already has " + last.name;
    case model::LatePolicy::kRunsLate:
      return "a database that already has " + last.name + " runs it after that, a new database before";
    case model::LatePolicy::kUnknown:
      return "a database that already has " + last.name +
             " runs it after that (dbmate, sqlx), refuses (goose, Supabase), or never runs it and says nothing "
             "(golang-migrate)";
  }
  return "";
}

std::string late_help(const ProjectChange& change, const model::Migration& migration) {
  if (change.project.framework == model::Framework::kDrizzle) {
    return renumbering_or(change, regenerate_commands(change, migration));
  }
  return renumbering_or(change, move_command(change, migration, next_number_like(change, migration.number)));
}

}  // namespace

void late_migration(const ProjectChange& change, Findings& findings) {
  const model::Migration* last = newest(change.before);
  if (last == nullptr) return;
  for (const model::Migration* migration : introduced(change)) {
    if (migration->number.empty() || !model::number_less(migration->number, last->number)) continue;
    findings.add(start_of(migration->path),
                 migration->name + " sorts before " + last->name +
                     ", which the base already has: " + late_consequence(change, *last),
                 late_help(change, *migration));
  }
}

}  // namespace lockstep::rules
