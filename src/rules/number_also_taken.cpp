#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {
namespace {

constexpr std::size_t kBranchesShown = 3;

std::set<std::string_view> paths_of(const model::MigrationSet& set) {
  std::set<std::string_view> paths;
  for (const model::Migration& migration : set.migrations) paths.insert(migration.path);
  return paths;
}

/// "pull request 118 (0043_y)" for each open branch that takes the number under another path. What the base or the
/// branch has too is not the other's own: it was cut from there.
std::vector<std::string> rivals(const ProjectChange& change, const model::Migration& migration,
                                const std::set<std::string_view>& known) {
  std::vector<std::string> found;
  for (const OpenBranch& branch : change.merge.open_branches) {
    const auto rival = std::find_if(branch.migrations.begin(), branch.migrations.end(), [&](const auto& other) {
      return !known.contains(other.path) &&
             model::significant_digits(other.number) == model::significant_digits(migration.number);
    });
    if (rival != branch.migrations.end()) found.push_back(branch.name + " (" + rival->name + ")");
  }
  return found;
}

}  // namespace

void number_also_taken(const ProjectChange& change, Findings& findings) {
  if (change.merge.open_branches.empty()) return;
  std::set<std::string_view> known = paths_of(change.before);
  known.merge(paths_of(change.after));
  for (const model::Migration* migration : introduced(change)) {
    if (migration->number.empty()) continue;
    const std::vector<std::string> others = rivals(change, *migration, known);
    if (others.empty()) continue;
    const std::size_t shown = std::min(others.size(), kBranchesShown);
    findings.add(start_of(migration->path),
                 migration->name + " takes " + migration->number + ", so " + (others.size() == 1 ? "does " : "do ") +
                     base::join(std::span(others).first(shown), ", ") +
                     (others.size() > shown ? " and " + std::to_string(others.size() - shown) + " more" : "") +
                     ": whichever is merged second has to move",
                 "on the branch that is merged second:\n" + change.merge.renumber_command);
  }
}

}  // namespace lockstep::rules
