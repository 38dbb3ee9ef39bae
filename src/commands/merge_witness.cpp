#include "commands/merge_witness.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "git/memory_tree.h"
#include "layout/layout.h"

namespace lockstep::commands {
namespace {

/// How far back the base is searched for migrations that it has no more. A number that was given back matters as long
/// as the base's newest is below it, which is not long.
constexpr std::size_t kMostCommits = 1000;

bool conflicts_in(const std::string& folder, const std::vector<std::string>& conflicts) {
  const std::string prefix = folder.empty() ? "" : folder + "/";
  return std::any_of(conflicts.begin(), conflicts.end(), [&](const auto& path) { return path.starts_with(prefix); });
}

/// In the words of whoever works on the branch: a remote branch has to be fetched first. Where the merge conflicts, a
/// branch that is renumbered alone still does, so that the two are one step.
std::string renumber_command(const std::string& onto, bool has_conflicts) {
  constexpr std::string_view kOrigin = "origin/";
  const std::string command =
      std::string("lockstep renumber ") + (has_conflicts ? "--merge " : "") + "--onto " + base::shell_quoted(onto);
  if (!onto.starts_with(kOrigin)) return command;
  return "git fetch origin " + base::shell_quoted(onto.substr(kOrigin.size())) + " && " + command;
}

}  // namespace

/// The names of files that are gone are enough to tell which migrations they were.
std::vector<model::Migration> MergeWitness::withdrawn(const model::Project& project) const {
  git::MemoryTree names;
  std::map<std::string, model::ObjectId> blobs;
  for (git::Entry& file : repository_.deleted_files(merge_.base, project.migrations_folder, kMostCommits)) {
    if (!file.path.ends_with(".sql")) continue;
    names.add(file.path, "");
    blobs.emplace(std::move(file.path), std::move(file.id));
  }
  std::vector<model::Migration> migrations = layout::read_migrations(names, project).migrations;
  for (model::Migration& migration : migrations) migration.blob = blobs[migration.path];
  return migrations;
}

std::vector<rules::OpenBranch> MergeWitness::open_branches(const model::Project& project) const {
  const std::string& folder = project.migrations_folder;
  const std::optional<model::ObjectId> on_base = merge_.before->folder_id(folder);
  std::vector<rules::OpenBranch> branches;
  for (const OpenReference& reference : open_) {
    const std::unique_ptr<git::Tree> tree = repository_.commit_folder(reference.commit, folder);
    if (on_base && tree->folder_id(folder) == on_base) continue;
    branches.push_back({reference.name, layout::read_migrations(*tree, project).migrations});
  }
  return branches;
}

rules::MergeFacts MergeWitness::facts(const model::Project& project, const model::MigrationSet& before,
                                      const model::MigrationSet& after) const {
  rules::MergeFacts facts;
  facts.renumber_command = renumber_command(merge_.onto, conflicts_in(project.migrations_folder, merge_.conflicts));
  facts.conflicts = merge_.conflicts;
  if (rules::compare_sets(before, after).introduced.empty()) return facts;
  if (merge_.branch) {
    const auto branch = repository_.commit_folder(*merge_.branch, project.migrations_folder);
    facts.not_on_branch = rules::missing_on(*branch, *merge_.before, before, project);
  }
  facts.withdrawn = withdrawn(project);
  facts.open_branches = open_branches(project);
  return facts;
}

}  // namespace lockstep::commands
