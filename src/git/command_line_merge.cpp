#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "git/command_line.h"
#include "git/command_line_repository.h"

namespace lockstep::git {
namespace {

/// `git merge-tree --write-tree` came with git 2.38; before, git calls it a usage error.
constexpr int kUsageError = 129;
constexpr int kConflicts = 1;

/// A folder as GIT_ALTERNATE_OBJECT_DIRECTORIES takes it, whatever characters it holds.
std::string quoted_folder(std::string_view folder) {
  std::string text = "\"";
  for (const char byte : folder) {
    if (byte == '"' || byte == '\\') text += '\\';
    text += byte;
  }
  return text + '"';
}

/// Objects are written into `folder` and read from there and from where they were.
Environment with_objects_in(Environment environment, const RepositoryPaths& paths, const std::string& folder) {
  std::string others = quoted_folder(environment.object_directory.value_or(paths.common_dir + "/objects"));
  if (environment.alternate_objects) others += ":" + *environment.alternate_objects;
  environment.alternate_objects = std::move(others);
  environment.object_directory = folder;
  return environment;
}

/// Paths of "MODE ID STAGE<tab>PATH" records, each once: a file in conflict has up to three.
std::vector<std::string> conflicting_paths(std::span<const std::string_view> records) {
  std::vector<std::string> paths;
  for (const std::string_view record : records) {
    const std::size_t tab = record.find('\t');
    if (tab != std::string_view::npos) paths.emplace_back(record.substr(tab + 1));
  }
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

}  // namespace

Merge CommandLineRepository::merge_here(const model::ObjectId& base, const model::ObjectId& head) const {
  const base::ProcessResult result =
      run_git(environment_, {"merge-tree", "--write-tree", "--no-messages", "-z", base.hex(), head.hex()});
  if (result.exit_status == kUsageError) {
    throw base::Error(git_version(environment_) + " cannot merge without a work tree: 2.38 or later is needed",
                      "update git, or let libgit2 do it: --git-backend libgit2");
  }
  if (result.exit_status != 0 && result.exit_status != kConflicts) throw_git_error("merge-tree", result);
  const std::vector<std::string_view> fields = base::split(result.out, '\0');
  return {list_tree(printed_id(fields.front())), conflicting_paths(std::span(fields).subspan(1))};
}

Merge CommandLineRepository::merge(const model::ObjectId& base, const model::ObjectId& head) const {
  if (!merge_base(base, {head})) throw_unrelated(base, head);
  if (!merging_) {
    merged_objects_.emplace();
    merging_ = std::make_unique<CommandLineRepository>(
        with_objects_in(environment_, paths_, merged_objects_->path().string()), why_);
  }
  return merging_->merge_here(base, head);
}

}  // namespace lockstep::git
