#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git/repository.h"
#include "git/tree.h"
#include "model/object_id.h"
#include "model/project.h"
#include "model/schema.h"
#include "typescript/sources.h"

namespace lockstep::evaluate_tests {

/// "comfyui-deploy" of "/histories/comfyui-deploy/repo" and of "/histories/owner+comfyui-deploy/repo/.git".
std::string name_of_repository(std::string_view path);

std::unique_ptr<git::Repository> open_repository(const std::string& path);

struct Commit {
  std::string id;
  std::string parent;              // empty of a first commit
  std::vector<std::string> paths;  // that it adds, or adds, changes and removes
};

/// The commits of HEAD's history that are no merges, oldest first, with the paths that they add.
std::vector<Commit> commits_that_add(const std::string& repository, std::string_view path_pattern);
/// All of them, with every path that they touch.
std::vector<Commit> all_commits(const std::string& repository);

/// At most `count` of them, evenly spaced, the first and the last among them.
std::vector<Commit> evenly_spaced(const std::vector<Commit>& commits, std::size_t count);

/// What the evaluator makes of one project in one tree.
struct Evaluation {
  model::Schema schema;
  std::vector<std::string> closure;  // with the configuration's: when none changes, the schema does not
  double milliseconds = 0;
};
Evaluation evaluate_project(const git::Tree& tree, const model::Project& project, typescript::SourceCache& cache);

/// The snapshot that drizzle-kit would go on from, if the project has one.
struct NewestSnapshot {
  std::string path;
  std::string text;
};
std::optional<NewestSnapshot> newest_snapshot(const git::Tree& tree, std::string_view migrations_folder);

/// The Drizzle project of the tree that keeps its migrations there, if a configuration names it.
std::optional<model::Project> project_of(const std::vector<model::Project>& projects,
                                         std::string_view migrations_folder);

/// "db/drizzle" of "db/drizzle/meta/0001_snapshot.json"; nothing of another path.
std::optional<std::string> migrations_folder_of_snapshot(std::string_view path);

}  // namespace lockstep::evaluate_tests
