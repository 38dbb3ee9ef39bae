#include "commands/open_branches.h"

#include <set>

#include "base/error.h"
#include "base/text.h"

namespace lockstep::commands {
namespace {

bool is_pattern(std::string_view text) {
  return text.find_first_of("*?[") != std::string_view::npos;
}

/// "118" of refs/pull/118/head; "" for a reference of another kind.
std::string number_after_part(const std::string& reference, std::string_view part) {
  const std::size_t start = reference.find(part);
  if (start == std::string::npos) return "";
  const std::string rest = reference.substr(start + part.size());
  const std::string number = rest.substr(0, rest.find('/'));
  return base::parse_number(number) ? number : "";
}

std::string name_for_people(const std::string& reference) {
  if (const std::string number = number_after_part(reference, "/pull/"); !number.empty()) {
    return "pull request " + number;
  }
  if (const std::string number = number_after_part(reference, "/merge-requests/"); !number.empty()) {
    return "merge request " + number;
  }
  for (const std::string_view prefix : {"refs/heads/", "refs/remotes/"}) {
    if (reference.starts_with(prefix)) return "branch " + reference.substr(prefix.size());
  }
  return reference;
}

std::string fetch_pattern_command(const std::string& pattern) {
  if (pattern.starts_with("refs/")) return "git fetch origin " + base::shell_quoted("+" + pattern + ":" + pattern);
  return "git fetch --all";
}

std::vector<OpenReference> named_by(const git::Repository& repository, const std::string& pattern) {
  std::vector<OpenReference> found;
  if (is_pattern(pattern)) {
    for (const git::Reference& reference : repository.references(pattern)) {
      found.push_back({name_for_people(reference.name), reference.commit});
    }
  } else if (const std::optional<model::ObjectId> commit = repository.resolve_commit(pattern)) {
    found.push_back({pattern.starts_with("refs/") ? name_for_people(pattern) : "branch " + pattern, *commit});
  }
  if (!found.empty()) return found;
  throw base::Error("--with " + pattern + " names nothing in this clone", fetch_pattern_command(pattern));
}

}  // namespace

std::vector<OpenReference> find_open_branches(const git::Repository& repository,
                                              const std::vector<std::string>& patterns,
                                              const std::vector<model::ObjectId>& passed_over) {
  std::set<model::ObjectId> seen(passed_over.begin(), passed_over.end());
  std::vector<OpenReference> branches;
  for (const std::string& pattern : patterns) {
    for (OpenReference& branch : named_by(repository, pattern)) {
      if (seen.insert(branch.commit).second) branches.push_back(std::move(branch));
    }
  }
  return branches;
}

}  // namespace lockstep::commands
