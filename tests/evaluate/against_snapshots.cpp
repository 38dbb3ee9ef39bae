#include "against_snapshots.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <vector>

#include "describe.h"
#include "history.h"
#include "layout/drizzle_snapshot_schema.h"
#include "layout/projects.h"
#include "notes.h"

namespace lockstep::evaluate_tests {
namespace {

constexpr std::size_t kMostCommits = 15;
constexpr std::string_view kSnapshots = ":(glob)**/meta/*_snapshot.json";

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

class SnapshotRun {
 public:
  explicit SnapshotRun(const std::string& path) : path_(path), repository_(open_repository(path)) {}

  void run() {
    std::vector<Commit> commits = evenly_spaced(commits_that_add(path_, kSnapshots), kMostCommits);
    for (const Commit& commit : commits) {
      std::set<std::string> folders;
      for (const std::string& path : commit.paths) {
        if (const auto folder = migrations_folder_of_snapshot(path)) folders.insert(*folder);
      }
      check(commit.id, folders);
    }
    check_head();
  }

  void print() const {
    const double worst = times_.empty() ? 0 : *std::max_element(times_.begin(), times_.end());
    std::printf("%-20s %7zu %9zu %6zu %7zu %7zu %8zu %5.1f ms %5.1f ms\n", name_of_repository(path_).c_str(),
                times_.size(), times_.size() - differing_, differing_, tables_, known_tables_, columns_, median(times_),
                worst);
    std::fflush(stdout);
    skipped_.print();
    differences_.print();
    unknowns_.print();
  }

 private:
  void check_head() {
    const auto head = repository_->head();
    if (!head) return;
    const auto tree = repository_->commit_tree(*head);
    std::set<std::string> folders;
    for (const model::Project& project : layout::find_projects(*tree, {})) folders.insert(project.migrations_folder);
    check(head->hex(), folders);
  }

  void check(const std::string& commit, const std::set<std::string>& folders) {
    const auto tree = repository_->commit_tree(repository_->resolve_commit(commit).value());
    const std::vector<model::Project> projects = layout::find_projects(*tree, {});
    for (const std::string& folder : folders) check_folder(commit, *tree, projects, folder);
  }

  void check_folder(const std::string& commit, const git::Tree& tree, const std::vector<model::Project>& projects,
                    const std::string& folder) {
    const std::optional<NewestSnapshot> snapshot = newest_snapshot(tree, folder);
    if (!snapshot) return;
    const auto expected = layout::read_snapshot_schema(snapshot->text);
    if (!expected) return skipped_.add("skipped: " + folder + ": " + expected.error(), commit);
    const std::optional<model::Project> project = project_of(projects, folder);
    if (!project) return skipped_.add("skipped: no configuration's out is " + folder, commit);
    if (project->schema_globs.empty()) return skipped_.add("skipped: no schema in " + project->config_path, commit);
    typescript::SourceCache cache;
    count(commit, evaluate_project(tree, *project, cache), *expected);
  }

  void count(const std::string& commit, const Evaluation& evaluation, const model::Schema& expected) {
    times_.push_back(evaluation.milliseconds);
    const std::vector<std::string> differing = differences(expected, evaluation.schema);
    if (!differing.empty()) ++differing_;
    for (const std::string& line : differing) differences_.add(line, commit);
    for (const std::string& line : unknowns(evaluation.schema)) unknowns_.add("unknown: " + line, commit);
    for (const model::Table& table : evaluation.schema.tables) {
      ++tables_;
      columns_ += table.columns.size();
      if (unknowns(table).empty()) ++known_tables_;
    }
  }

  std::string path_;
  std::unique_ptr<git::Repository> repository_;
  std::vector<double> times_;
  std::size_t differing_ = 0;
  std::size_t tables_ = 0;
  std::size_t known_tables_ = 0;
  std::size_t columns_ = 0;
  Notes skipped_;
  Notes differences_;
  Notes unknowns_;
};

}  // namespace

void compare_with_snapshots(const std::string& repository) {
  SnapshotRun run(repository);
  run.run();
  run.print();
}

void print_snapshot_heading() {
  std::printf("%-20s %7s %9s %6s %7s %7s %8s %8s %8s\n", "", "commits", "identical", "differ", "tables", "known",
              "columns", "median", "worst");
}

}  // namespace lockstep::evaluate_tests
