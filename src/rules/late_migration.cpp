#include <algorithm>

#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {
namespace {

/// The migration of the base with the highest number; nothing when it has none with a number.
const model::Migration* newest_on_base(const ProjectChange& change) {
  const model::Migration* newest = nullptr;
  for (const model::Migration& migration : change.before.migrations) {
    if (migration.number.empty()) continue;
    if (newest == nullptr || model::number_less(newest->number, migration.number)) newest = &migration;
  }
  return newest;
}

std::string consequence(const ProjectChange& change, const model::Migration& newest) {
  if (change.project.framework == model::Framework::kDrizzle) {
    return "drizzle-kit takes the highest snapshot for the newest, so the next generate repeats this change";
  }
  switch (change.after.late_policy) {
    case model::LatePolicy::kSkipsSilently:
      return "it never runs on a database that already has " + newest.name + ", and nothing says so";
    case model::LatePolicy::kRefuses:
      return "the next migrate refuses to run on a database that already has " + newest.name;
    case model::LatePolicy::kRunsLate:
      return "a database that already has " + newest.name + " runs it late, in another order than a new database does";
  }
  return "";
}

std::string help_for(const ProjectChange& change, const model::Migration& migration) {
  if (!change.project.generate_command.empty()) {
    return "delete it and generate again on top of the base: " + change.project.generate_command;
  }
  const std::string folder = migration.path.substr(0, migration.path.rfind('/') + 1);
  const std::string rest = migration.path.substr(folder.size() + migration.number.size());
  const std::string number =
      is_sequential(migration.number) ? next_free_number(change) : "<a time after the base's newest>";
  return "git mv " + base::shell_quoted(migration.path) + " " + base::shell_quoted(folder + number + rest);
}

}  // namespace

void late_migration(const ProjectChange& change, Findings& findings) {
  const model::Migration* newest = newest_on_base(change);
  if (newest == nullptr) return;
  for (const model::Migration* migration : introduced(change)) {
    if (migration->number.empty() || !model::number_less(migration->number, newest->number)) continue;
    findings.add(start_of(migration->path),
                 migration->name + " sorts before " + newest->name +
                     ", which the base already has: " + consequence(change, *newest),
                 help_for(change, *migration));
  }
}

}  // namespace lockstep::rules
