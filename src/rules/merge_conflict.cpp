#include <algorithm>

#include "base/text.h"
#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

constexpr std::size_t kConflictsShown = 3;

std::string listed(const std::vector<std::string>& names) {
  const std::size_t shown = std::min(names.size(), kConflictsShown);
  const std::string more = names.size() > shown ? " and " + std::to_string(names.size() - shown) + " more" : "";
  return base::join(std::span(names).first(shown), ", ") + more;
}

std::vector<std::string> conflicts_in_folder(const ProjectChange& change) {
  const std::string& folder = change.project.migrations_folder;
  const std::string prefix = folder.empty() ? "" : folder + "/";
  std::vector<std::string> paths;
  for (const std::string& path : change.merge.conflicts) {
    if (path.starts_with(prefix)) paths.push_back(path);
  }
  return paths;
}

std::vector<std::string> names_of(const std::vector<const model::Migration*>& migrations) {
  std::vector<std::string> names;
  for (const model::Migration* migration : migrations) names.push_back(migration->name);
  return names;
}

/// What each side has done to the folder, as far as it is known.
std::string what_met(const ProjectChange& change) {
  const std::vector<std::string> own = names_of(introduced(change));
  const std::vector<std::string> gained = names_of(gained_by_base(change));
  if (own.empty() || gained.empty()) return "both sides changed " + std::string(own.empty() ? "them" : "the folder");
  return "the branch brings " + listed(own) + ", and the base has gained " + listed(gained) + " since it was cut";
}

/// Migrations of the base stay as they are there; the branch's own go behind them.
std::string conflict_help(const ProjectChange& change, const std::vector<std::string>& conflicts) {
  std::string help;
  for (const model::Migration& migration : change.before.migrations) {
    if (std::find(conflicts.begin(), conflicts.end(), migration.path) == conflicts.end()) continue;
    help += "git checkout " + change.base_revision + " -- " + base::shell_quoted(migration.path) + "\n";
  }
  return help + change.merge.renumber_command;
}

}  // namespace

void merge_conflict(const ProjectChange& change, Findings& findings) {
  const std::vector<std::string> conflicts = conflicts_in_folder(change);
  if (conflicts.empty()) return;
  findings.add(start_of(conflicts.front()),
               "the merge conflicts in " + listed(conflicts) + ": " + what_met(change) +
                   ", and mending such files by hand is how a migration gets lost",
               conflict_help(change, conflicts));
}

}  // namespace lockstep::rules
