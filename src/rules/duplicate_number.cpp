#include <map>

#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

using Group = std::vector<const model::Migration*>;

/// Drizzle runs what the journal names. A file without an entry takes no number; it has a rule of its own.
bool takes_part(const model::MigrationSet& set, const model::Migration& migration) {
  if (migration.number.empty()) return false;
  return !set.journal || !set.journal->problems.empty() || migration.journal_position;
}

std::map<std::string_view, Group> by_number(const model::MigrationSet& set) {
  std::map<std::string_view, Group> groups;
  for (const model::Migration& migration : set.migrations) {
    if (takes_part(set, migration)) groups[model::significant_digits(migration.number)].push_back(&migration);
  }
  return groups;
}

/// The migration that keeps the number: one that the base already has, else the first.
const model::Migration* holder(const ProjectChange& change, const Group& group) {
  for (const model::Migration* migration : group) {
    if (!is_introduced(change, *migration)) return migration;
  }
  return group.front();
}

std::string duplicate_consequence(model::Framework framework) {
  switch (framework) {
    case model::Framework::kDrizzle:
      return "both need one snapshot file, so the next generate repeats one of them";
    case model::Framework::kDrizzleFolders:
      return "their order now hangs on the rest of their names";
    case model::Framework::kNumbered:
      return "a runner that records numbers runs only one of them, or none";
  }
  return "";
}

std::string duplicate_help(const ProjectChange& change, const model::Migration& migration) {
  if (change.project.framework == model::Framework::kDrizzle) {
    return renumbering_or(change, regenerate_commands(change, migration));
  }
  return renumbering_or(change, move_command(change, migration, next_number_like(change, migration.number)));
}

}  // namespace

void duplicate_number(const ProjectChange& change, Findings& findings) {
  if (change.after.may_share_numbers) return;
  for (const auto& [number, group] : by_number(change.after)) {
    if (group.size() < 2) continue;
    const model::Migration* keeps = holder(change, group);
    for (const model::Migration* migration : group) {
      if (migration == keeps || !is_introduced(change, *migration)) continue;
      findings.add(start_of(migration->path),
                   migration->name + " takes number " + migration->number + ", which " + keeps->name +
                       " already has: " + duplicate_consequence(change.project.framework),
                   duplicate_help(change, *migration));
    }
  }
}

}  // namespace lockstep::rules
