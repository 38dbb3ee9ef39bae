#include "commands/init/init.h"

#include <ostream>

#include "base/error.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/framework_words.h"
#include "commands/init/init_plan.h"
#include "commands/judge.h"
#include "layout/layout.h"

namespace lockstep::commands::init {
namespace {

enum class Mode { kAsk, kTakeDefaults, kShowOnly };

Mode read_mode(const Arguments& arguments) {
  if (arguments.has("dry-run")) return Mode::kShowOnly;
  return arguments.has("yes") || arguments.has("merge-driver") ? Mode::kTakeDefaults : Mode::kAsk;
}

std::optional<prompt::Terminal> open_terminal(Mode mode) {
  if (mode != Mode::kAsk) return std::nullopt;
  std::optional<prompt::Terminal> terminal = prompt::Terminal::open();
  if (terminal) return terminal;
  throw base::Error("there is no terminal to ask on",
                    "lockstep init --yes        takes the default of each question\n"
                    "lockstep init --dry-run    shows what that is");
}

void print_projects(const git::Tree& files, const layout::ProjectSearch& search, std::ostream& out) {
  for (const model::Project& project : search.projects) {
    const std::size_t count = layout::read_migrations(files, project).migrations.size();
    out << "project " << base::sanitize(project.name) << ": " << framework_words(project.framework) << ", "
        << base::count_of(count, "migration") << " in " << base::sanitize(project.migrations_folder) << '\n';
  }
  for (const auto& [path, why] : search.skipped) {
    out << "note: " << base::sanitize(path) << ": " << base::sanitize(why) << '\n';
  }
}

hooks::HooksOptions hooks_options(const Surroundings& surroundings) {
  return {.action = hooks::HooksAction::kInstall,
          .write = true,
          .directory = surroundings.git.working_directory,
          .executable = surroundings.executable,
          .version = std::string(version())};
}

std::vector<SetupStep> plan(const SetupGround& ground, const config::Config& config, const Arguments& arguments,
                            prompt::Terminal* terminal) {
  std::vector<std::optional<SetupStep>> steps;
  if (!arguments.has("merge-driver")) {
    steps.push_back(config_step(ground, config, terminal));
    steps.emplace_back(hooks_step(ground));
    steps.push_back(line_endings_step(ground));
  }
  steps.push_back(merge_driver_step(ground));
  if (!arguments.has("merge-driver")) {
    steps.push_back(workflow_step(ground));
    steps.push_back(compose_step(ground));
  }
  std::vector<SetupStep> planned;
  for (std::optional<SetupStep>& step : steps) {
    if (step) planned.push_back(std::move(*step));
  }
  return planned;
}

/// The steps that are to be done; shows each, and asks where there is somebody to ask.
std::vector<const SetupStep*> chosen(const std::vector<SetupStep>& steps, prompt::Terminal* terminal, Mode mode,
                                     std::ostream& out) {
  std::vector<const SetupStep*> accepted;
  for (const SetupStep& step : steps) {
    out << '\n';
    if (step.is_done()) {
      out << step.name << ": " << base::sanitize(step.done) << '\n';
      continue;
    }
    show_step(step, out);
    out.flush();
    const bool is_yes = terminal != nullptr ? prompt::confirm(*terminal, step.question, step.otherwise)
                                            : step.otherwise == prompt::Answer::kYes;
    if (terminal == nullptr && !is_yes) out << "left out, since it is not the default\n";
    if (is_yes && mode != Mode::kShowOnly) accepted.push_back(&step);
  }
  return accepted;
}

void print_what_next(const std::vector<const SetupStep*>& done, std::ostream& out) {
  std::string paths;
  for (const SetupStep* step : done) {
    for (const FileEdit& edit : step->files) {
      const std::string quoted = base::shell_quoted(edit.path);
      if (!base::contains(paths, " " + quoted)) paths += " " + quoted;
    }
  }
  if (!paths.empty()) out << "next: git add" << base::sanitize(paths) << " && git commit\n";
}

}  // namespace

ExitStatus run_init(const Arguments& arguments, Surroundings& surroundings) {
  const Mode mode = read_mode(arguments);
  const std::unique_ptr<git::Repository> repository = git::open_repository(surroundings.git, git::Backend::kAuto);
  if (repository->is_bare()) throw base::Error("a bare repository has no files to set up", "run it in a clone");
  std::optional<prompt::Terminal> terminal = open_terminal(mode);
  prompt::Terminal* const person = terminal ? &*terminal : nullptr;
  const std::unique_ptr<git::Tree> files = git::work_tree_files(*repository);
  const config::Config config = read_config(*files);
  const layout::ProjectSearch search = layout::search_projects(*files, config);
  std::ostream& out = surroundings.out;
  print_projects(*files, search, out);
  out.flush();
  const SetupGround ground{*repository,
                           *files,
                           search,
                           hooks::find_hook_place(surroundings.git.working_directory),
                           hooks_options(surroundings),
                           arguments.value("lockstep-repository").value_or(LOCKSTEP_REPOSITORY)};
  const std::vector<SetupStep> steps = plan(ground, config, arguments, person);
  const std::vector<const SetupStep*> accepted = chosen(steps, person, mode, out);
  out << '\n';
  for (const SetupStep* step : accepted) apply_step(*step, repository->work_tree(), out);
  print_what_next(accepted, out);
  out << (mode == Mode::kShowOnly ? "nothing was written (--dry-run)\n"
          : accepted.empty()      ? "nothing was left to do\n"
                                  : "lockstep doctor   tells whether everything is effective\n");
  return kNothingWrong;
}

}  // namespace lockstep::commands::init
