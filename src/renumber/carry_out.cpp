#include "renumber/carry_out.h"

#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "base/text.h"
#include "renumber/index_entries.h"
#include "renumber/replace_files.h"

namespace lockstep::renumber {
namespace {

namespace fs = std::filesystem;

std::string id_of(const git::Environment& environment, const Content& content, Storing storing) {
  return content.blob ? content.blob->hex() : blob_id(environment, content.text, storing);
}

bool is_staged(const git::Environment& environment, const IndexEntries& index, const FileChange& file) {
  const auto found = index.find(file.path);
  if (found == index.end()) return !file.content;
  if (!file.content || found->second.size() != 1 || found->second[0].stage != '0') return false;
  return found->second[0].mode == mode_text(file.content->mode) &&
         found->second[0].id == id_of(environment, *file.content, Storing::kAsk);
}

/// The bytes as they lie in a work tree, where line endings and filters may make them others.
std::string checked_out(const git::Environment& environment, const std::string& path, const std::string& id) {
  return git::git_output(environment, {"cat-file", "--filters", "--path=" + path, id});
}

bool is_merged(const IndexEntries& index, const std::string& path) {
  const auto found = index.find(path);
  return found != index.end() && found->second.front().stage == '0';
}

/// What git does not know would be lost for good, and so would edits that are not staged; but a file that a merge could
/// not settle is what we are here for.
void require_nothing_lost(const git::Environment& environment, const std::vector<FileChange>& changes) {
  const std::vector<std::string> edited = edited_files(environment);
  const IndexEntries index = read_index(environment);
  for (const FileChange& change : changes) {
    std::error_code failure;
    const fs::path path = fs::path(environment.working_directory) / change.path;
    const bool stands = fs::symlink_status(path, failure).type() != fs::file_type::not_found;
    if (stands && !index.contains(change.path)) {
      throw base::Error(change.path + " is in the way: git does not know it", "move it elsewhere, or git add it");
    }
    if (is_merged(index, change.path) && std::find(edited.begin(), edited.end(), change.path) != edited.end()) {
      throw base::Error(change.path + " has changes that are not staged", "git add " + base::shell_quoted(change.path));
    }
  }
}

struct Prepared {
  std::vector<FileWrite> writes;
  std::vector<IndexUpdate> updates;
};

Prepared prepare(const git::Environment& environment, const std::vector<FileChange>& changes) {
  Prepared prepared;
  for (const FileChange& change : changes) {
    const std::string path = environment.working_directory + "/" + change.path;
    if (!change.content) {
      prepared.writes.push_back({path, std::nullopt, 0});
      prepared.updates.push_back({change.path, "0", ""});
      continue;
    }
    if (change.content->mode == model::FileMode::kSymlink) {
      throw base::Error(change.path + " is a symbolic link on the base", "put the file itself there");
    }
    const std::string id = id_of(environment, *change.content, Storing::kStore);
    const bool is_executable = change.content->mode == model::FileMode::kExecutable;
    prepared.writes.push_back({path, checked_out(environment, change.path, id), is_executable ? 0755u : 0644u});
    prepared.updates.push_back({change.path, mode_text(change.content->mode), id});
  }
  return prepared;
}

/// Between commits, the index is kept as a tree: it may hold what no commit has. In a merge there is no such tree; but
/// whatever is begun again can be renumbered again.
Undo undo_for(const git::Environment& environment, Doing doing, const std::vector<std::string>& folders) {
  switch (doing) {
    case Doing::kMerge:
      return {"git merge --abort"};
    case Doing::kRebase:
      return {"git rebase --abort"};
    case Doing::kCherryPick:
      return {"git cherry-pick --abort"};
    case Doing::kNothing:
      break;
  }
  constexpr std::size_t kShort = 12;
  const std::string tree(base::trim(git::git_output(environment, {"write-tree"})));
  std::string command = "git checkout --no-overlay " + tree.substr(0, kShort) + " --";
  for (const std::string& folder : folders) command += " " + (folder.empty() ? "." : base::shell_quoted(folder));
  return {command};
}

}  // namespace

std::vector<FileChange> pending_changes(const git::Repository& repository, const std::vector<FileChange>& files) {
  const git::Environment environment = work_tree_environment(repository);
  const IndexEntries index = read_index(environment);
  std::vector<FileChange> pending;
  for (const FileChange& file : files) {
    if (!is_staged(environment, index, file)) pending.push_back(file);
  }
  return pending;
}

Undo carry_out(const git::Repository& repository, Doing doing, const std::vector<FileChange>& changes,
               const std::vector<std::string>& folders) {
  const git::Environment environment = work_tree_environment(repository);
  require_nothing_lost(environment, changes);
  const Prepared prepared = prepare(environment, changes);
  Undo undo = undo_for(environment, doing, folders);
  replace_files(prepared.writes, repository.work_tree(), [&] { update_index(environment, prepared.updates); });
  return undo;
}

}  // namespace lockstep::renumber
