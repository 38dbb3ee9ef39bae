#include "commands/new_migration/helper.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "base/error.h"
#include "base/files.h"
#include "base/sanitize.h"
#include "base/subprocess.h"
#include "base/text.h"
#include "commands/new_migration/enum_questions.h"
#include "commands/new_migration/foreground.h"
#include "commands/new_migration/migration_name.h"
#include "commands/sql_lint.h"
#include "layout/layout.h"
#include "layout/names.h"
#include "layout/projects.h"
#include "layout/tool.h"
#include "report/schema_text.h"

namespace lockstep::commands::new_migration {
namespace {

namespace fs = std::filesystem;

std::optional<prompt::Terminal> open_terminal(const NewOptions& options) {
  if (!options.is_interactive) return std::nullopt;
  std::optional<prompt::Terminal> terminal = prompt::Terminal::open();
  if (!terminal) {
    throw base::Error("lockstep new asks questions, and there is no terminal",
                      "lockstep new NAME --no-input    takes flags and defaults");
  }
  return terminal;
}

std::string index_path(const git::Repository& repository, const git::Environment& environment) {
  return environment.index_file ? fs::absolute(*environment.index_file).string() : repository.git_dir() + "/index";
}

std::string without_number(const std::string& name) {
  const std::size_t begin = name.find_first_not_of("0123456789-._V");
  return begin == std::string::npos ? name : name.substr(begin);
}

}  // namespace

Helper::Helper(NewOptions options, Surroundings& surroundings)
    : options_(std::move(options)), surroundings_(surroundings), questions_(open_terminal(options_)) {}

ExitStatus Helper::run() {
  repository_ = git::open_repository(surroundings_.git, git::Backend::kAuto);
  if (repository_->is_bare()) throw base::Error("this repository has no work tree", "run it in a clone of it");
  choose_project();
  read_project();
  tell_edit();
  const std::string reverse = options_.reverse ? reverse_sql() : "";
  if (options_.reverse && edit_.has_sources && edit_.differences.empty()) {
    surroundings_.out << "The schema sources still say what " << shown(*options_.reverse)
                      << " did: take its edit back there first, or the snapshot does not fit.\n";
  }
  const std::optional<Content> content = choose_content();
  if (!content) return kNothingWrong;
  const std::string name = choose_name();

  UnfinishedWork work(on_disk(project_.migrations_folder), index_path(*repository_, surroundings_.git),
                      surroundings_.err);
  surroundings_.out << std::flush;
  const model::Migration migration =
      make_migration(*repository_, project_, name, *content, questions_, surroundings_.now_ms);
  signals_.throw_if_any();
  write_change(migration, reverse);
  if (!review(migration)) {
    surroundings_.err << "lockstep: nothing was made; everything is as it was\n";
    return kFindings;
  }
  if (options_.stages) stage(work);
  signals_.throw_if_any();
  work.keep();
  return apply();
}

Helper::Files Helper::read_files() const {
  Files files;
  files.tree = git::work_tree_files(*repository_);
  files.set = layout::read_migrations(*files.tree, project_);
  return files;
}

void Helper::choose_project() {
  const std::unique_ptr<git::Tree> files = git::work_tree_files(*repository_);
  config_ = options_.config_file ? read_config_file(*options_.config_file) : read_config(*files);
  const std::vector<model::Project> projects = layout::find_projects(*files, config_);
  if (projects.empty()) {
    throw base::Error("no database project found here: neither a drizzle.config.* for postgresql nor numbered SQL",
                      "name it in lockstep.json; lockstep config-schema describes the file");
  }
  std::vector<prompt::Choice> choices;
  std::vector<std::string> names;
  for (const model::Project& project : projects) {
    if (project.name == options_.project || (options_.project.empty() && projects.size() == 1)) {
      project_ = project;
      return;
    }
    choices.push_back({project.name, project.migrations_folder});
    names.push_back(project.name);
  }
  if (!options_.project.empty()) {
    throw base::Error("there is no project " + options_.project, "--project takes " + base::join(names, ", "));
  }
  project_ = projects[questions_.choose_or_flag("Which project?", choices, 0, "--project " + names.front())];
}

void Helper::read_project() {
  Files files = read_files();
  set_ = std::move(files.set);
  splitting_ = lint_settings(project_.framework, layout::tool_of(set_), config::sql_config_of(config_, project_.name),
                             severities_of(config_))
                   .splitting;
  history_ = read_history(*files.tree, set_, splitting_);
  edit_ = read_edit(*files.tree, project_, set_, history_);
}

void Helper::tell_edit() {
  std::ostream& out = surroundings_.out;
  for (const std::string& note : edit_.notes) out << "not compared: " << shown(note) << '\n';
  if (options_.is_empty || options_.reverse || !edit_.has_sources) return;
  if (edit_.differences.empty()) {
    out << "The schema sources say nothing that the migrations have not made already.\n";
    for (const std::string& path : uncommitted_migrations()) {
      out << shown(path) << " is not committed yet: lockstep check --worktree\n";
    }
  } else {
    out << "Not in a migration yet:\n" << report::differences_as_text(edit_.differences);
  }
  out << std::flush;
}

std::vector<std::string> Helper::uncommitted_migrations() const {
  std::vector<std::string> paths;
  const std::optional<model::ObjectId> head = repository_->head();
  if (!head) return paths;
  const std::unique_ptr<git::Tree> committed = repository_->commit_tree(*head);
  for (const model::Migration& migration : set_.migrations) {
    if (!committed->find(migration.path)) paths.push_back(migration.path);
  }
  return paths;
}

std::optional<Content> Helper::choose_content() {
  const bool has_generator = project_.framework != model::Framework::kNumbered;
  if (options_.is_empty || !has_generator) return Content::kEmpty;
  if (!edit_.differences.empty()) return Content::kFromSchema;
  if (options_.reverse) return Content::kEmpty;
  if (!edit_.has_sources || !edit_.notes.empty()) return Content::kFromSchema;  // the generator knows more
  if (!questions_.is_interactive()) {
    surroundings_.out << "help: --empty makes a migration for SQL of your own\n";
    return std::nullopt;
  }
  const bool wants_empty =
      questions_.confirm("An empty migration, for SQL of your own (data, a view, an index)?", prompt::Answer::kNo);
  return wants_empty ? std::optional(Content::kEmpty) : std::nullopt;
}

std::string Helper::choose_name() {
  const auto complaint = [&](std::string_view name) { return complaint_about(name, set_); };
  if (options_.name) {
    if (const auto why = complaint(*options_.name)) {
      throw base::Error("\"" + *options_.name + "\" is no name for a migration: " + *why, "lockstep new ANOTHER_NAME");
    }
    return as_name(*options_.name);
  }
  std::string usual = suggested_name(edit_.differences);
  if (options_.reverse) usual = "revert_" + as_name(without_number(*options_.reverse));
  if (usual == "revert_") usual += as_name(*options_.reverse);
  if (complaint(usual)) usual.clear();
  if (!questions_.is_interactive() && usual.empty()) {
    throw base::Error("the migration needs a name", "lockstep new NAME --no-input");
  }
  return as_name(questions_.ask("Name of the migration", usual, complaint));
}

std::string Helper::reverse_sql() const {
  base::ProcessSpec spec;
  spec.argv = {surroundings_.executable, "new", "--reverse", *options_.reverse, "--print", "--project", project_.name};
  if (options_.config_file) spec.argv.insert(spec.argv.end(), {"--config", *options_.config_file});
  const base::ProcessResult result = base::run_process(spec);
  signals_.throw_if_any();
  if (result.exit_status != 0) {
    surroundings_.err << result.error_text;
    throw base::Error("the reverse of " + *options_.reverse + " cannot be derived", "");
  }
  return result.out;
}

void Helper::write_change(const model::Migration& migration, const std::string& reverse) {
  const std::string path = on_disk(migration.path);
  const std::string generated = base::read_file(path, kLargestFile);
  const std::string text = options_.reverse ? reverse
                                            : with_enum_changes(generated, splitting_, edit_, history_, options_,
                                                                questions_, surroundings_.out);
  if (text != generated) base::write_file_atomically(path, text, kFileMode);
  has_enum_change_ = text != generated && !options_.reverse;
  if (!options_.reverse || migration.down_path.empty()) return;
  const auto undone = std::find_if(set_.migrations.begin(), set_.migrations.end(), [&](const auto& one) {
    return one.name == *options_.reverse || one.number == *options_.reverse;
  });
  if (undone == set_.migrations.end()) return;
  base::write_file_atomically(on_disk(migration.down_path), base::read_file(on_disk(undone->path), kLargestFile),
                              kFileMode);
}

void Helper::stage(const UnfinishedWork& work) {
  const std::string root = repository_->work_tree() + "/";
  std::vector<std::string> paths;
  for (const fs::path& file : work.changed_files()) paths.push_back(file.string().substr(root.size()));
  const std::unique_ptr<git::Tree> index = repository_->index_tree();
  const std::unique_ptr<git::Tree> files = git::work_tree_files(*repository_);
  for (const git::ChangedPath& changed : git::changed_paths(*index, *files, "")) {
    const bool is_source =
        std::find(edit_.read_paths.begin(), edit_.read_paths.end(), changed.path) != edit_.read_paths.end();
    if (is_source) paths.push_back(changed.path);
  }
  base::ProcessSpec spec;
  spec.argv = {"git", "--literal-pathspecs", "add", "--all", "--"};
  for (const std::string& path : paths) spec.argv.push_back(root + path);
  const base::ProcessResult result = base::run_process(spec);
  if (result.exit_status != 0) {
    throw base::Error("git add failed: " + std::string(base::trim(result.error_text)), "git status");
  }
  surroundings_.out << "staged:\n";
  for (const std::string& path : paths) surroundings_.out << "  " << shown(path) << '\n';
  surroundings_.out << "next: git commit\n" << std::flush;
}

ExitStatus Helper::apply() {
  if (options_.apply_env.empty()) return kNothingWrong;
  const int status = run_lockstep_with({"migrate", "--root", repository_->work_tree(), "--project", project_.name,
                                        "--database-url-env", options_.apply_env});
  if (status == 0) return kNothingWrong;
  surroundings_.err << "lockstep: the migration is staged, and was not applied\n";
  return status == kFindings ? kFindings : kCouldNotCheck;
}

int Helper::run_lockstep_with(std::vector<std::string> words) const {
  surroundings_.out << std::flush;
  words.insert(words.begin(), surroundings_.executable);
  return run_in_foreground(std::move(words), fs::current_path().string(), Input::kNothing);
}

}  // namespace lockstep::commands::new_migration
