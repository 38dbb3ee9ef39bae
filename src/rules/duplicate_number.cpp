#include <map>

#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {
namespace {

using Group = std::vector<const model::Migration*>;

std::map<std::string_view, Group> by_number(const model::MigrationSet& set) {
  std::map<std::string_view, Group> groups;
  for (const model::Migration& migration : set.migrations) {
    if (!migration.number.empty()) groups[model::significant_digits(migration.number)].push_back(&migration);
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

std::string consequence(model::Framework framework) {
  switch (framework) {
    case model::Framework::kDrizzle:
      return "both write one snapshot, so one branch's state is lost and generated again";
    case model::Framework::kDrizzleFolders:
      return "their order depends on their names";
    case model::Framework::kNumbered:
      return "a runner that records numbers runs only one of them";
  }
  return "";
}

std::string help_for(const ProjectChange& change, const model::Migration& migration) {
  const std::string label = migration.name.substr(std::min(migration.name.find('_'), migration.name.size()));
  if (change.project.framework == model::Framework::kDrizzle && !change.project.generate_command.empty()) {
    const std::string meta = base::shell_quoted(change.project.migrations_folder + "/meta");
    return "git rm -f " + base::shell_quoted(migration.path) + " && git checkout " + change.base_revision + " -- " +
           meta + "\nthen " + change.project.generate_command + (label.size() > 1 ? " --name " + label.substr(1) : "") +
           "    takes the next number (paste hand-written SQL back)";
  }
  const std::string folder = migration.path.substr(0, migration.path.rfind('/') + 1);
  const std::string file = migration.path.substr(folder.size());
  return "git mv " + base::shell_quoted(migration.path) + " " +
         base::shell_quoted(folder + next_free_number(change) + file.substr(migration.number.size()));
}

}  // namespace

void duplicate_number(const ProjectChange& change, Findings& findings) {
  for (const auto& [number, group] : by_number(change.after)) {
    if (group.size() < 2) continue;
    const model::Migration* keeps = holder(change, group);
    for (const model::Migration* migration : group) {
      if (migration == keeps || !is_introduced(change, *migration)) continue;
      findings.add(start_of(migration->path),
                   migration->name + " takes number " + migration->number + ", which " + keeps->name +
                       " already has: " + consequence(change.project.framework),
                   help_for(change, *migration));
    }
  }
}

}  // namespace lockstep::rules
