#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {
namespace {

/// Of the paths that the change adds below the migrations folder, in lower case.
std::set<std::string> lowered_additions(const ProjectChange& change) {
  std::set<std::string> paths;
  for (const git::ChangedPath& changed :
       git::changed_paths(change.before_tree, change.after_tree, change.project.migrations_folder)) {
    if (!changed.before) paths.insert(base::lower_ascii(changed.path));
  }
  return paths;
}

}  // namespace

void case_collision(const ProjectChange& change, Findings& findings) {
  const std::set<std::string> additions = lowered_additions(change);
  if (additions.empty()) return;
  const auto may_be_one = [&](std::string_view path) {
    return std::any_of(additions.begin(), additions.end(),
                       [&](const std::string& addition) { return addition.size() == path.size(); });
  };
  std::map<std::string, std::string> first;
  change.after_tree.for_each_file(change.project.migrations_folder, [&](const git::Tree::Visited& file) {
    if (!may_be_one(file.path)) return;
    std::string lowered = base::lower_ascii(file.path);
    if (!additions.contains(lowered)) return;
    const auto [holder, is_first] = first.try_emplace(std::move(lowered), file.path);
    if (is_first) return;
    const std::string& other = holder->second;
    const bool both_on_base = change.before_tree.find(file.path) && change.before_tree.find(other);
    if (both_on_base) return;
    findings.add(
        start_of(file.path),
        "differs from " + other + " only in upper and lower case: on macOS and Windows one file overwrites the other",
        "git mv " + base::shell_quoted(file.path) + " <another name>");
  });
}

}  // namespace lockstep::rules
