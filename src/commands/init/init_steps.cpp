#include <algorithm>
#include <sstream>

#include "base/error.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/hooks/hook_config.h"
#include "commands/hooks/hook_files.h"
#include "commands/hooks/hook_manager.h"
#include "commands/hooks/hook_status.h"
#include "commands/init/init_plan.h"
#include "commands/merge_driver.h"
#include "layout/layout.h"
#include "layout/names.h"

namespace lockstep::commands::init {
namespace {

constexpr std::string_view kAttributes = ".gitattributes";

/// The lines that the file does not have yet, each ended.
std::string missing_lines(const git::Tree& files, std::string_view path, const std::vector<std::string>& lines) {
  const std::string text = git::read_file(files, path).value_or("");
  const std::vector<std::string_view> known = base::split_lines(text);
  std::string missing;
  for (const std::string& line : lines) {
    const auto is_it = [&](std::string_view other) { return base::trim(other) == line; };
    if (std::none_of(known.begin(), known.end(), is_it)) missing += line + "\n";
  }
  return missing;
}

bool has_crlf(const git::Tree& files, const model::Project& project) {
  const model::MigrationSet set = layout::read_migrations(files, project);
  return std::any_of(set.migrations.begin(), set.migrations.end(), [&](const model::Migration& migration) {
    return migration.mode == model::FileMode::kRegular &&
           base::contains(files.read(migration.blob, migration.path), "\r\n");
  });
}

FileEdit attributes_edit(std::string lines) {
  return {std::string(kAttributes), FileEdit::Kind::kAppend, std::move(lines)};
}

std::string shown_shims(const SetupGround& ground) {
  const bool is_configured = hooks::has_configured_hooks(ground.place.git_version);
  std::string shown;
  for (const std::string_view event : hooks::kCommitEvents) {
    const std::string path =
        is_configured ? hooks::configured_shim(ground.place, event) : ground.place.folder + "/" + std::string(event);
    if (event != hooks::kCommitEvents[0]) {
      shown += "and the same as " + base::sanitize(hooks::shown_path(ground.place, path)) + "\n";
      continue;
    }
    const std::string executable = hooks::is_in_work_tree(ground.place) ? "" : ground.hook_options.executable;
    shown += "new file " + base::sanitize(hooks::shown_path(ground.place, path)) +
             (hooks::inspect_hook(path).kind == hooks::HookKind::kForeign ? ", which first runs the hook that is there"
                                                                          : "") +
             "\n";
    const std::string text =
        hooks::shim_text({std::string(event), ground.hook_options.version, executable, hooks::WhenMissing::kLetPass});
    for (const std::string_view line : base::split_lines(text)) shown += "+ " + base::sanitize(line) + "\n";
  }
  return shown;
}

std::string shown_snippets(const SetupGround& ground, const hooks::HookManager& manager) {
  std::string shown;
  for (const hooks::Snippet& snippet : hooks::manager_snippets(manager)) {
    if (hooks::runs_lockstep(manager, "pre-commit") && manager.kind != hooks::ManagerKind::kHusky) continue;
    shown += "add to " + base::sanitize(hooks::shown_path(ground.place, snippet.file)) + ", of " + manager.name + "\n";
    for (const std::string_view line : base::split_lines(snippet.text)) shown += "+ " + base::sanitize(line) + "\n";
  }
  return shown;
}

bool all_hooks_run(const SetupGround& ground, const std::optional<hooks::HookManager>& manager) {
  return std::all_of(std::begin(hooks::kCommitEvents), std::end(hooks::kCommitEvents), [&](std::string_view event) {
    return hooks::hook_state(ground.place, manager, event, ground.hook_options.version).runs;
  });
}

bool is_on_github(const SetupGround& ground) {
  bool has_folder = false;
  ground.files.for_each_file(".github", [&](const git::Tree::Visited&) { has_folder = true; });
  if (has_folder) return true;
  const base::ProcessResult remote =
      hooks::run_git(ground.place.work_tree, {"config", "--get-regexp", "^remote\\..*\\.url$"});
  return base::contains(remote.out, "github.com");
}

}  // namespace

SetupStep hooks_step(const SetupGround& ground) {
  const std::optional<hooks::HookManager> manager = hooks::find_hook_manager(ground.place);
  SetupStep step{.name = "hooks", .purpose = "every commit is judged before it is made (lockstep check, milliseconds)"};
  if (all_hooks_run(ground, manager)) {
    step.done = "git runs lockstep at every commit already";
    return step;
  }
  if (!manager && !hooks::has_configured_hooks(ground.place.git_version) &&
      !hooks::is_inside_repository(ground.place)) {
    step.done = "not installed: git takes hooks from outside this repository; lockstep hooks install says what to do";
    return step;
  }
  step.question = manager ? "add it to " + manager->name + "?" : "install the hooks?";
  step.shown = manager ? shown_snippets(ground, *manager) : shown_shims(ground);
  step.act = [options = ground.hook_options](std::ostream& out) { hooks::run_hooks(options, out, out); };
  return step;
}

std::optional<SetupStep> line_endings_step(const SetupGround& ground) {
  SetupStep step{.name = "line endings",
                 .purpose = "migrations are the same bytes on every machine, so that their hashes in the ledger fit",
                 .question = "add this to .gitattributes?"};
  std::vector<std::string> lines;
  for (const model::Project& project : ground.search.projects) {
    if (has_crlf(ground.files, project)) {
      step.done = "left alone: migrations of " + project.name + " have CRLF, and their hashes would change";
      continue;
    }
    lines.push_back(attributes_pattern(layout::path_in(project.migrations_folder, "**/*.sql")) + " text eol=lf");
  }
  if (lines.empty() && step.done.empty()) return std::nullopt;
  const std::string missing = missing_lines(ground.files, kAttributes, lines);
  if (missing.empty()) {
    if (step.done.empty()) step.done = "told in .gitattributes already";
    return step;
  }
  step.files.push_back(attributes_edit(missing));
  return step;
}

std::optional<SetupStep> merge_driver_step(const SetupGround& ground) {
  SetupStep step{.name = "merge driver",
                 .purpose = "git merges Drizzle's journal and snapshots by what they mean, instead of line by line",
                 .question = "let git merge them so?"};
  std::vector<std::string> lines;
  MergeDriver driver;
  for (const model::Project& project : ground.search.projects) {
    if (project.framework != model::Framework::kDrizzle) continue;
    driver = merge_driver_for(project.migrations_folder);
    lines.insert(lines.end(), driver.attributes.begin(), driver.attributes.end());
  }
  if (lines.empty()) return std::nullopt;
  const std::string missing = missing_lines(ground.files, kAttributes, lines);
  if (!missing.empty()) step.files.push_back(attributes_edit(missing));
  for (const auto& [key, value] : driver.git_config) {
    const bool is_set = hooks::run_git(ground.place.work_tree, {"config", "--get", key}).exit_status == 0;
    if (!is_set) step.git_config.emplace_back(key, value);
  }
  if (step.is_done()) step.done = "set in this clone and told in .gitattributes already";
  return step;
}

std::optional<SetupStep> workflow_step(const SetupGround& ground) {
  constexpr std::string_view kPath = ".github/workflows/lockstep.yml";
  if (!is_on_github(ground)) return std::nullopt;
  SetupStep step{.name = "workflow",
                 .purpose = "pull requests are judged too: a commit can pass its hooks by",
                 .question = "write it?"};
  if (ground.files.find(kPath)) {
    step.done = std::string(kPath) + " is there already";
    return step;
  }
  if (ground.lockstep_repository.empty()) {
    step.done =
        "not written, since this lockstep does not know where on GitHub it comes from: "
        "lockstep init --lockstep-repository OWNER/NAME";
    return step;
  }
  step.files.push_back({std::string(kPath), FileEdit::Kind::kCreate,
                        "# What lockstep does at every commit, for every pull request and merge queue.\n"
                        "name: lockstep\n"
                        "on:\n"
                        "  pull_request:\n"
                        "  merge_group:\n"
                        "permissions:\n"
                        "  contents: read\n"
                        "jobs:\n"
                        "  lockstep:\n"
                        "    uses: " +
                            ground.lockstep_repository + "/.github/workflows/lockstep.yml@v" +
                            ground.hook_options.version + "\n"});
  return step;
}

}  // namespace lockstep::commands::init
