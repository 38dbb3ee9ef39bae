#include "history.h"

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "base/subprocess.h"
#include "base/text.h"
#include "evaluate/schema_reader.h"
#include "layout/layout.h"
#include "pairing/schema_files.h"
#include "typescript/drizzle_config.h"

namespace lockstep::evaluate_tests {
namespace {

constexpr std::string_view kSnapshotEnd = "_snapshot.json";

std::string output_of(std::vector<std::string> argv) {
  base::ProcessSpec spec;
  spec.argv = std::move(argv);
  base::ProcessResult result = base::run_process(spec);
  if (result.exit_status != 0) throw base::Error(base::join(spec.argv, " ") + " failed: " + result.error_text);
  return std::move(result.out);
}

/// Each commit is "\1ID PARENT…\n\n" and then its paths, each ended by NUL (git's -z).
std::vector<Commit> parse_log(std::string_view log) {
  std::vector<Commit> commits;
  for (const std::string_view record : base::split(log, '\1')) {
    if (record.empty()) continue;
    const std::string_view head = record.substr(0, record.find_first_of(std::string_view("\n\0", 2)));
    const std::vector<std::string_view> ids = base::split(head, ' ');
    Commit commit{std::string(ids[0]), ids.size() > 1 ? std::string(ids[1]) : "", {}};
    for (std::string_view path : base::split(record.substr(head.size()), '\0')) {
      while (path.starts_with('\n')) path.remove_prefix(1);
      if (!path.empty()) commit.paths.emplace_back(path);
    }
    commits.push_back(std::move(commit));
  }
  return commits;
}

std::vector<Commit> log_of(const std::string& repository, std::vector<std::string> further) {
  std::vector<std::string> argv = {"git",       "-C",           repository,    "log", "--no-merges",
                                   "--reverse", "--no-renames", "--name-only", "-z",  "--format=%x01%H %P"};
  argv.insert(argv.end(), further.begin(), further.end());
  return parse_log(output_of(std::move(argv)));
}

}  // namespace

std::string name_of_repository(std::string_view path) {
  std::string_view name;
  for (const std::string_view part : base::split(path, '/')) {
    if (!part.empty() && part != "repo" && part != ".git") name = part;
  }
  return std::string(name.substr(name.find('+') + 1));
}

std::unique_ptr<git::Repository> open_repository(const std::string& path) {
  git::Environment environment;
  environment.working_directory = path;
  return git::open_repository(environment, git::Backend::kAuto);
}

std::vector<Commit> commits_that_add(const std::string& repository, std::string_view path_pattern) {
  return log_of(repository, {"--diff-filter=A", "HEAD", "--", std::string(path_pattern)});
}

std::vector<Commit> all_commits(const std::string& repository) {
  return log_of(repository, {"HEAD"});
}

std::vector<Commit> evenly_spaced(const std::vector<Commit>& commits, std::size_t count) {
  if (commits.size() <= count) return commits;
  std::vector<Commit> chosen;
  for (std::size_t nth = 0; nth < count; ++nth) chosen.push_back(commits[nth * (commits.size() - 1) / (count - 1)]);
  return chosen;
}

Evaluation evaluate_project(const git::Tree& tree, const model::Project& project, typescript::SourceCache& cache) {
  const auto start = std::chrono::steady_clock::now();
  const std::string config_text = git::read_file(tree, project.config_path).value_or("");
  const typescript::DrizzleConfig config = typescript::read_drizzle_config(config_text);
  typescript::Sources sources(tree, cache);
  evaluate::EvaluatedSchema evaluated = evaluate::read_schema(
      sources, pairing::schema_files(tree, project.schema_globs), evaluate::casing_of(config.casing.value_or("")));
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  evaluated.closure.push_back(project.config_path);
  return {std::move(evaluated.schema), std::move(evaluated.closure), taken.count()};
}

std::optional<NewestSnapshot> newest_snapshot(const git::Tree& tree, std::string_view migrations_folder) {
  NewestSnapshot newest;
  const std::string meta = std::string(migrations_folder) + (migrations_folder.empty() ? "meta" : "/meta");
  tree.for_each_file_directly_in(meta, [&](const git::Tree::Visited& file) {
    if (file.path.ends_with(kSnapshotEnd)) newest.path = file.path;
  });
  if (newest.path.empty()) return std::nullopt;
  newest.text = git::read_file(tree, newest.path).value();
  return newest;
}

std::optional<model::Project> project_of(const std::vector<model::Project>& projects,
                                         std::string_view migrations_folder) {
  const auto found = std::find_if(projects.begin(), projects.end(), [&](const model::Project& project) {
    return project.migrations_folder == migrations_folder && !project.config_path.empty();
  });
  return found == projects.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::string> migrations_folder_of_snapshot(std::string_view path) {
  const std::size_t meta = path.rfind("meta/");
  if (meta == std::string_view::npos || !path.ends_with(kSnapshotEnd)) return std::nullopt;
  if (meta != 0 && path[meta - 1] != '/') return std::nullopt;
  return std::string(path.substr(0, meta == 0 ? 0 : meta - 1));
}

}  // namespace lockstep::evaluate_tests
