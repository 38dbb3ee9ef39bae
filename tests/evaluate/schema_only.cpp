#include "schema_only.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>
#include <set>
#include <vector>

#include "base/text.h"
#include "describe.h"
#include "history.h"
#include "layout/drizzle_snapshot_schema.h"
#include "layout/projects.h"

// Whether a commit edits schema sources is known once its tree has been evaluated, which is too slow for thousands of
// commits: a commit is looked at when it touches a path that the evaluation of an earlier one consulted, a path below a
// migrations folder, or a configuration.

namespace lockstep::evaluate_tests {
namespace {

/// How many of the snapshots after a commit may be the one that records its change.
constexpr std::size_t kLaterSnapshots = 5;

bool is_below(std::string_view path, std::string_view folder) {
  return folder.empty() || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

enum class Confirmation { kNone, kInPart, kInFull };

std::string_view word_for(Confirmation confirmation) {
  switch (confirmation) {
    case Confirmation::kNone:
      return "not in a later snapshot";
    case Confirmation::kInPart:
      return "in part in a later snapshot";
    case Confirmation::kInFull:
      return "in a later snapshot";
  }
  return "";
}

class SchemaOnlyRun {
 public:
  explicit SchemaOnlyRun(const std::string& path)
      : path_(path), repository_(open_repository(path)), commits_(all_commits(path)) {}

  void run() {
    for (std::size_t at = 0; at < commits_.size(); ++at) {
      if (may_matter(commits_[at])) look_at(at);
    }
  }

  void print() const {
    std::printf("%-20s %7zu %9zu %7zu %9zu %7zu %7zu\n", name_of_repository(path_).c_str(), unchanged_ + changed(),
                unchanged_, changed(), of(Confirmation::kInFull), of(Confirmation::kInPart), of(Confirmation::kNone));
    std::fflush(stdout);
    for (const std::string& line : changes_) std::cout << "    " << line << '\n';
  }

 private:
  std::size_t of(Confirmation confirmation) const { return confirmations_[static_cast<std::size_t>(confirmation)]; }
  std::size_t changed() const {
    return of(Confirmation::kNone) + of(Confirmation::kInPart) + of(Confirmation::kInFull);
  }

  bool may_matter(const Commit& commit) const {
    return std::any_of(commit.paths.begin(), commit.paths.end(), [&](const std::string& path) {
      return consulted_.contains(path) || base::contains(path, "drizzle.config") || path.ends_with("_journal.json");
    });
  }

  std::unique_ptr<git::Tree> tree_of(const std::string& commit) const {
    return repository_->commit_tree(repository_->resolve_commit(commit).value());
  }

  void look_at(std::size_t at) {
    const auto after = tree_of(commits_[at].id);
    for (const model::Project& project : layout::find_projects(*after, {})) {
      if (project.config_path.empty() || project.schema_globs.empty()) continue;
      const Evaluation evaluation = evaluate_project(*after, project, cache_);
      consulted_.insert(evaluation.closure.begin(), evaluation.closure.end());
      if (edits_sources_alone(commits_[at], project, evaluation)) compare(at, project, evaluation.schema);
    }
  }

  static bool edits_sources_alone(const Commit& commit, const model::Project& project, const Evaluation& evaluation) {
    const std::set<std::string> consulted(evaluation.closure.begin(), evaluation.closure.end());
    const auto any = [&](auto holds) { return std::any_of(commit.paths.begin(), commit.paths.end(), holds); };
    return any([&](const std::string& path) { return path != project.config_path && consulted.contains(path); }) &&
           !any([&](const std::string& path) { return is_below(path, project.migrations_folder); });
  }

  void compare(std::size_t at, const model::Project& project, const model::Schema& after) {
    if (commits_[at].parent.empty()) return;
    const auto before_tree = tree_of(commits_[at].parent);
    const std::optional<model::Project> before_project =
        project_of(layout::find_projects(*before_tree, {}), project.migrations_folder);
    if (!before_project) return;
    const model::Schema before = evaluate_project(*before_tree, *before_project, cache_).schema;
    const std::vector<std::string> changes = differences(before, after);
    if (changes.empty()) {
      ++unchanged_;
      return;
    }
    const Confirmation confirmation = confirm(at, project.migrations_folder, before, changes);
    ++confirmations_[static_cast<std::size_t>(confirmation)];
    const std::string end = " [" + std::string(word_for(confirmation)) + "]";
    for (const std::string& change : changes) changes_.push_back(commits_[at].id.substr(0, 9) + ": " + change + end);
  }

  /// The best that the next snapshots of the folder say of the changes.
  Confirmation confirm(std::size_t at, const std::string& folder, const model::Schema& before,
                       const std::vector<std::string>& changes) const {
    std::size_t looked_at = 0;
    Confirmation best = Confirmation::kNone;
    for (std::size_t later = at + 1; later < commits_.size() && looked_at < kLaterSnapshots; ++later) {
      if (best == Confirmation::kInFull) break;
      if (!touches_snapshot(commits_[later], folder)) continue;
      ++looked_at;
      const auto snapshot = newest_snapshot(*tree_of(commits_[later].id), folder);
      if (snapshot) best = std::max(best, confirmed_by(*snapshot, before, changes));
    }
    return best;
  }

  static bool touches_snapshot(const Commit& commit, const std::string& folder) {
    return std::any_of(commit.paths.begin(), commit.paths.end(),
                       [&](const std::string& path) { return migrations_folder_of_snapshot(path) == folder; });
  }

  static Confirmation confirmed_by(const NewestSnapshot& snapshot, const model::Schema& before,
                                   const std::vector<std::string>& changes) {
    const auto recorded = layout::read_snapshot_schema(snapshot.text);
    if (!recorded) return Confirmation::kNone;
    const std::vector<std::string> lines = differences(before, *recorded);
    const std::set<std::string> since(lines.begin(), lines.end());
    const auto found = static_cast<std::size_t>(std::count_if(
        changes.begin(), changes.end(), [&](const std::string& change) { return since.contains(change); }));
    if (found == changes.size()) return Confirmation::kInFull;
    return found == 0 ? Confirmation::kNone : Confirmation::kInPart;
  }

  std::string path_;
  std::unique_ptr<git::Repository> repository_;
  std::vector<Commit> commits_;
  typescript::SourceCache cache_;
  std::set<std::string> consulted_;
  std::size_t unchanged_ = 0;
  std::size_t confirmations_[3] = {};
  std::vector<std::string> changes_;
};

}  // namespace

void compare_schema_only_commits(const std::string& repository) {
  SchemaOnlyRun run(repository);
  run.run();
  run.print();
}

void print_schema_only_heading() {
  std::printf("%-20s %7s %9s %7s %9s %7s %7s\n", "", "commits", "unchanged", "changed", "confirmed", "in part", "not");
}

}  // namespace lockstep::evaluate_tests
