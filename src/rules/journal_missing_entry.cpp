#include <algorithm>

#include "base/text.h"
#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

/// Whether the base already had this migration without an entry.
bool is_grandfathered(const ProjectChange& change, const model::Migration& migration) {
  return std::any_of(change.before.migrations.begin(), change.before.migrations.end(),
                     [&](const model::Migration& m) { return m.path == migration.path && !m.journal_position; });
}

}  // namespace

void journal_missing_entry(const ProjectChange& change, Findings& findings) {
  if (change.project.framework != model::Framework::kDrizzle) return;
  if (change.after.journal && !change.after.journal->problems.empty()) return;
  const std::string journal = in_migrations_folder(change, "meta/_journal.json");
  for (const model::Migration& migration : change.after.migrations) {
    if (migration.journal_position || is_grandfathered(change, migration)) continue;
    const std::string label = migration.name.substr(std::min(migration.name.find('_') + 1, migration.name.size()));
    findings.add(
        start_of(migration.path), "no entry of " + journal + " names " + migration.name + ": drizzle will never run it",
        "git add " + base::shell_quoted(journal) + "    if generate wrote the entry and it is not staged yet\n" +
            "for hand-written SQL: " + generate_command(change) + " --custom --name " + label +
            ", then move the SQL into the file it makes");
  }
}

}  // namespace lockstep::rules
