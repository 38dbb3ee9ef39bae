#include <map>

#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {

void case_collision(const ProjectChange& change, Findings& findings) {
  std::map<std::string, std::string> first;
  for (const git::Entry& file : git::list_files(change.after_tree, change.project.migrations_folder)) {
    const auto [holder, is_first] = first.emplace(base::lower_ascii(file.path), file.path);
    if (is_first) continue;
    const std::string& other = holder->second;
    const bool both_on_base = change.before_tree.find(file.path) && change.before_tree.find(other);
    if (both_on_base) continue;
    findings.add(
        start_of(file.path),
        "differs from " + other + " only in upper and lower case: on macOS and Windows one file overwrites the other",
        "git mv " + base::shell_quoted(file.path) + " <another name>");
  }
}

}  // namespace lockstep::rules
