#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "git/command_line.h"
#include "git/command_line_listing.h"
#include "git/command_line_repository.h"
#include "git/reference_names.h"

namespace lockstep::git {
namespace {

/// The commits that have a first parent, each with it, one pair a line.
std::string pairs_with_first_parent(std::string_view rev_list) {
  std::string pairs;
  for (const std::string_view line : base::split_lines(rev_list)) {
    const std::vector<std::string_view> ids = base::split(line, ' ');
    if (ids.size() >= 2) pairs += std::string(ids[0]) + " " + std::string(ids[1]) + "\n";
  }
  return pairs;
}

/// The commit that a reference leads to, of `TYPE ID TYPE-OF-TARGET ID-OF-TARGET`.
std::string_view commit_of(const std::vector<std::string_view>& fields) {
  if (fields[1] == "commit") return fields[2];
  return fields[3] == "commit" ? fields[4] : std::string_view();
}

}  // namespace

std::vector<Entry> CommandLineRepository::deleted_files(const model::ObjectId& commit, std::string_view folder,
                                                        std::size_t most_commits) const {
  if (most_commits < 2) return {};
  base::ProcessSpec spec = git_command(
      environment_, {"diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=D",
                     "--no-commit-id", "--", folder.empty() ? "." : std::string(folder)});
  spec.input = pairs_with_first_parent(git_output(
      environment_,
      {"rev-list", "--first-parent", "--parents", "--max-count=" + std::to_string(most_commits - 1), commit.hex()}));
  if (spec.input.empty()) return {};
  const base::ProcessResult result = base::run_process(spec);
  if (result.exit_status != 0) throw_git_error("diff-tree", result);
  const std::unique_ptr<Tree> present = commit_folder(commit, folder);
  std::map<std::string, Entry, std::less<>> deleted;
  const std::vector<std::string_view> fields = base::split(result.out, '\0');
  for (std::size_t k = 0; k + 1 < fields.size(); k += 2) {
    // ":OLD-MODE NEW-MODE OLD-ID NEW-ID D", then the path.
    const std::vector<std::string_view> words = base::split(fields[k], ' ');
    const std::string path(fields[k + 1]);
    if (words.size() != 5 || present->find(path)) continue;
    deleted.try_emplace(path, Entry{path, printed_id(words[2]), file_mode(words[0].substr(1))});
  }
  std::vector<Entry> files;
  for (auto& [path, file] : deleted) files.push_back(std::move(file));
  return files;
}

std::vector<Reference> CommandLineRepository::references(const std::string& pattern) const {
  const std::string list = git_output(
      environment_, {"for-each-ref", "--sort=refname",
                     "--format=%(refname) %(objecttype) %(objectname) %(*objecttype) %(*objectname) %(symref)"});
  std::vector<Reference> found;
  for (const std::string_view line : base::split_lines(list)) {
    const std::vector<std::string_view> fields = base::split(line, ' ');
    if (fields.size() != 6 || !fields[5].empty() || commit_of(fields).empty()) continue;
    const std::string name(fields[0]);
    if (matches_reference(pattern, name)) found.push_back({name, printed_id(commit_of(fields))});
  }
  return found;
}

}  // namespace lockstep::git
