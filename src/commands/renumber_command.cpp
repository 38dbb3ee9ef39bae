#include "commands/renumber_command.h"

#include <algorithm>
#include <ostream>

#include "base/error.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/applied_migrations.h"
#include "commands/judge.h"
#include "commands/renumber_words.h"
#include "git/command_line.h"
#include "git/memory_tree.h"
#include "layout/layout.h"
#include "layout/projects.h"
#include "renumber/carry_out.h"
#include "renumber/index_entries.h"
#include "renumber/situation.h"

namespace lockstep::commands {
namespace {

using renumber::Doing;
using renumber::Situation;

struct RenumberOptions {
  std::optional<std::string> onto;
  std::optional<std::string> project;
  std::optional<std::string> database_url_env;
  std::optional<std::string> config_file;
  bool is_merging = false;
  bool is_dry_run = false;
};

RenumberOptions read_renumber_options(const Arguments& arguments) {
  return {arguments.value("onto"),   arguments.value("project"), arguments.value("database-url-env"),
          arguments.value("config"), arguments.has("merge"),     arguments.has("dry-run")};
}

/// The trees of the three commits; those of a side that is not there are empty.
struct Trees {
  std::unique_ptr<git::Tree> ancestor;
  std::unique_ptr<git::Tree> onto;
  std::unique_ptr<git::Tree> branch;
};

Trees read_trees(const git::Repository& repository, const Situation& situation) {
  Trees trees;
  trees.ancestor = situation.ancestor ? repository.commit_tree(*situation.ancestor)
                                      : std::unique_ptr<git::Tree>(std::make_unique<git::MemoryTree>());
  trees.onto = repository.commit_tree(situation.onto);
  trees.branch = situation.branch ? repository.commit_tree(*situation.branch) : repository.index_tree();
  return trees;
}

std::optional<renumber::Target> choose_target(const git::Repository& repository, const RenumberOptions& options) {
  ComparisonRequest request;
  request.base = options.onto;
  request.names.base = "--onto";
  std::optional<std::string> configured;
  if (options.config_file) {
    configured = read_config_file(*options.config_file).base;
  } else if (const auto head = repository.head()) {
    configured = read_config(*repository.commit_tree(*head)).base;
  }
  const std::optional<Target> target = find_target(repository, request, configured);
  if (!target) return std::nullopt;
  return renumber::Target{target->name, target->commit, options.onto.has_value()};
}

/// Merges the target into HEAD, where it is not in it yet, up to the commit; conflicts are no failure.
void begin_merge(const git::Repository& repository, const renumber::Target& target, std::ostream& out) {
  const std::optional<model::ObjectId> head = repository.head();
  if (!head || renumber::contains(repository, *head, target.commit)) return;
  const git::Environment environment = renumber::work_tree_environment(repository);
  if (const auto edited = renumber::edited_files(environment); !edited.empty()) {
    throw base::Error(edited.front() + " has changes that are not committed", "git stash, or commit them first");
  }
  const base::ProcessResult result =
      git::run_git(environment, {"merge", "--quiet", "--no-commit", "--no-ff", target.name});
  if (repository.merge_heads().empty()) git::throw_git_error("merge", result);
  out << "merging " << base::sanitize(target.name) << "; git merge --abort takes it back\n";
}

/// As it is, or as --merge makes it.
Situation reach_situation(const git::Repository& repository, const std::optional<renumber::Target>& target,
                          const RenumberOptions& options, std::ostream& out) {
  const Situation situation = renumber::find_situation(repository, target);
  if (!options.is_merging || options.is_dry_run || situation.doing != Doing::kNothing) return situation;
  begin_merge(repository, *target, out);
  return renumber::find_situation(repository, target);
}

struct ProjectPlan {
  renumber::Sides sides;
  renumber::Plan plan;
};

/// The projects of the branch, or the one of them that is named.
std::vector<model::Project> choose_projects(const git::Tree& tree, const config::Config& config,
                                            const std::optional<std::string>& name) {
  std::vector<model::Project> projects = layout::find_projects(tree, config);
  if (name) std::erase_if(projects, [&](const model::Project& project) { return project.name != *name; });
  if (!projects.empty()) return projects;
  throw base::Error(name ? "there is no project " + *name
                         : "no database project found: neither a drizzle.config.* nor a folder of numbered SQL",
                    "name the migrations folder in lockstep.json");
}

std::vector<ProjectPlan> plan_projects(const Trees& trees, const std::vector<model::Project>& projects, bool is_merge,
                                       std::int64_t now_ms) {
  std::vector<ProjectPlan> plans;
  for (const model::Project& project : projects) {
    const auto side = [&](const git::Tree& tree) {
      return renumber::Side{&tree, layout::read_migrations(tree, project)};
    };
    renumber::Sides sides{project, is_merge, side(*trees.ancestor), side(*trees.onto), side(*trees.branch)};
    if (sides.onto.set.migrations.empty() && !sides.onto.set.journal) continue;  // nothing to come after
    renumber::Plan plan = renumber::plan_renumbering(sides, now_ms);
    plans.push_back({std::move(sides), std::move(plan)});
  }
  return plans;
}

/// Without a merge, the base's part of journal and snapshots would come, and its schema sources would not.
void require_merged(const std::vector<ProjectPlan>& plans, const renumber::Target& target) {
  for (const ProjectPlan& one : plans) {
    const bool has_journal = one.sides.project.framework == model::Framework::kDrizzle;
    if (!has_journal || one.plan.moves.empty() || renumber::has_all_of_onto(one.sides)) continue;
    const std::string name = base::shell_quoted(target.name);
    const std::string onto = target.is_named ? "--onto " + name + " " : "";
    throw base::Error(target.name +
                          " has migrations that this branch has not got, and a journal and snapshots can only "
                          "be put in order together with them",
                      "lockstep renumber " + onto + "--merge    merges " + name +
                          " and settles what it does to migrations\nor git rebase " + name +
                          ", and where it stops: lockstep renumber");
  }
}

std::vector<renumber::FileChange> all_pending(const git::Repository& repository,
                                              const std::vector<ProjectPlan>& plans) {
  std::vector<renumber::FileChange> files;
  for (const ProjectPlan& one : plans) {
    files.insert(files.end(), one.plan.files.begin(), one.plan.files.end());
  }
  return renumber::pending_changes(repository, files);
}

std::vector<std::string> folders_of(const std::vector<ProjectPlan>& plans) {
  std::vector<std::string> folders;
  for (const ProjectPlan& one : plans) {
    if (!one.plan.files.empty()) folders.push_back(one.sides.project.migrations_folder);
  }
  return folders;
}

bool write_conflicts(std::ostream& err, const std::vector<ProjectPlan>& plans) {
  bool is_any = false;
  for (const ProjectPlan& one : plans) {
    if (one.plan.conflicts.empty()) continue;
    is_any = true;
    write_schema_conflicts(err, one.sides, one.plan);
  }
  return is_any;
}

}  // namespace

ExitStatus run_renumber(const Arguments& arguments, Surroundings& surroundings) {
  const RenumberOptions options = read_renumber_options(arguments);
  const auto repository = git::open_repository(surroundings.git, read_backend(arguments));
  if (repository->is_bare()) {
    throw base::Error("a bare repository has no files to renumber", "use a clone that has a work tree");
  }
  const std::optional<renumber::Target> target = choose_target(*repository, options);
  const Situation situation = reach_situation(*repository, target, options, surroundings.out);
  const Trees trees = read_trees(*repository, situation);
  const config::Config config =
      options.config_file ? read_config_file(*options.config_file) : read_config(*trees.branch);
  const bool is_merge = situation.doing != Doing::kNothing || options.is_merging;
  const std::vector<ProjectPlan> plans =
      plan_projects(trees, choose_projects(*trees.branch, config, options.project), is_merge, surroundings.now_ms);
  if (!is_merge) require_merged(plans, *target);
  if (write_conflicts(surroundings.err, plans)) return kFindings;

  const std::vector<renumber::FileChange> changes = all_pending(*repository, plans);
  if (changes.empty()) {
    surroundings.out << "nothing to renumber: the branch's own migrations come after the base's newest\n";
    return kNothingWrong;
  }
  for (const ProjectPlan& one : plans) {
    if (options.database_url_env) require_not_applied(one.sides, one.plan, *options.database_url_env, surroundings);
    write_plan(surroundings.out, one.sides, one.plan);
  }
  if (options.is_dry_run) {
    write_changes(surroundings.out, changes);
    return kNothingWrong;
  }
  const renumber::Undo undo = renumber::carry_out(*repository, situation.doing, changes, folders_of(plans));
  write_next_steps(surroundings.out, situation.doing, undo.command);
  return kNothingWrong;
}

}  // namespace lockstep::commands
