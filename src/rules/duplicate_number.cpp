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

/// All migrations that have a number which the change brings, by that number.
std::map<std::string_view, Group> groups_of_introduced(const ProjectChange& change) {
  std::map<std::string_view, Group> groups;
  for (const model::Migration* migration : introduced(change)) groups[model::significant_digits(migration->number)];
  if (groups.empty()) return groups;
  for (const model::Migration& migration : change.after.migrations) {
    if (!takes_part(change.after, migration)) continue;
    const auto group = groups.find(model::significant_digits(migration.number));
    if (group != groups.end()) group->second.push_back(&migration);
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
  for (const auto& [number, group] : groups_of_introduced(change)) {
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
