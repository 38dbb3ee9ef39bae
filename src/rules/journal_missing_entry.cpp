#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

/// The migration as the base has it; nullptr when it has none there.
const model::Migration* migration_on_base(const ProjectChange& change, const model::Migration& migration) {
  const auto& before = change.before.migrations;
  const auto found =
      std::find_if(before.begin(), before.end(), [&](const model::Migration& m) { return m.path == migration.path; });
  return found == before.end() ? nullptr : &*found;
}

/// What the base's journal has at a position, as it is written there.
std::string text_of_entry(const ProjectChange& change, std::size_t position) {
  const model::Journal& journal = *change.before.journal;
  const std::string text = change.before_tree.read(journal.blob, journal.path);
  const auto range = base::json_locate(text, "/entries/" + std::to_string(position));
  return range ? text.substr(range->begin, range->end - range->begin) : "";
}

std::string put_back_help(const ProjectChange& change, const std::string& journal, std::size_t position) {
  // Where the change adds entries, the base's journal would lose them.
  if (introduced_entries(change).empty())
    return "git checkout " + change.base_revision + " -- " + base::shell_quoted(journal);
  const std::string place =
      position == 0 ? "as the first" : "behind that of " + change.before.journal->entries[position - 1].tag;
  return "put its entry back into " + journal + ", " + place + ":\n" + text_of_entry(change, position) + ",";
}

std::string new_entry_help(const ProjectChange& change, const std::string& journal, const model::Migration& migration) {
  const std::string label = migration.name.substr(std::min(migration.name.find('_') + 1, migration.name.size()));
  return "git add " + base::shell_quoted(journal) + "    if generate wrote the entry and it is not staged yet\n" +
         "for hand-written SQL: " + generate_command(change) + " --custom --name " + label +
         ", then move the SQL into the file it makes";
}

}  // namespace

void journal_missing_entry(const ProjectChange& change, Findings& findings) {
  if (change.project.framework != model::Framework::kDrizzle) return;
  if (change.after.journal && !change.after.journal->problems.empty()) return;
  const std::string journal = in_migrations_folder(change, "meta/_journal.json");
  for (const model::Migration& migration : change.after.migrations) {
    if (migration.journal_position) continue;
    const model::Migration* was = migration_on_base(change, migration);
    if (was == nullptr) {
      findings.add(start_of(migration.path),
                   "no entry of " + journal + " names " + migration.name + ": drizzle will never run it",
                   new_entry_help(change, journal, migration));
    } else if (was->journal_position) {
      findings.add(start_of(migration.path),
                   "the entry of " + migration.name + " is taken out of " + journal +
                       ": drizzle will not run it on new databases, and those that have it keep it",
                   put_back_help(change, journal, *was->journal_position));
    }
  }
}

}  // namespace lockstep::rules
