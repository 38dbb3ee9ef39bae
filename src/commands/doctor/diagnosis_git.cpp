#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "commands/comparison.h"
#include "commands/doctor/diagnosis.h"
#include "commands/hooks/hook_files.h"
#include "commands/hooks/hook_status.h"
#include "commands/merge_driver.h"
#include "layout/names.h"

// What git does with this repository: how it is read, whether it calls the hooks, what changes are measured against.
namespace lockstep::commands::doctor {
namespace {

std::string git_version_line(const std::string& directory) {
  const base::ProcessResult result = hooks::run_git(directory, {"version"});
  return std::string(base::trim(result.out));
}

void add_hooks_path(const hooks::HookPlace& place, Diagnoses& lines) {
  if (!place.hooks_path) return;
  lines.push_back({"hook", Health::kOk,
                   "core.hooksPath is " + place.hooks_path->value + " (" + place.hooks_path->scope + ", " +
                       place.hooks_path->origin + ")"});
}

struct DriverState {
  bool is_set = false;    // in this clone's configuration
  bool is_asked = false;  // by .gitattributes, for every folder
};

DriverState driver_state(const hooks::HookPlace& place, const std::vector<std::string>& folders) {
  DriverState state;
  state.is_set = hooks::run_git(place.work_tree, {"config", "--get", "merge.lockstep.driver"}).exit_status == 0;
  state.is_asked = std::all_of(folders.begin(), folders.end(), [&](const std::string& folder) {
    const std::string journal = layout::path_in(folder, "meta/_journal.json");
    const base::ProcessResult result = hooks::run_git(place.work_tree, {"check-attr", "-z", "merge", "--", journal});
    const std::vector<std::string_view> fields = base::split(result.out, '\0');
    return fields.size() > 2 && fields[2] == "lockstep";
  });
  return state;
}

}  // namespace

void diagnose_git(const Patient& patient, Diagnoses& lines) {
  if (!base::find_program("git")) {
    throw base::Error("there is no git in PATH: hooks, merges and some repositories need it", "apt-get install git");
  }
  std::string message = git_version_line(patient.surroundings.git.working_directory);
  if (patient.repository) message += "; the repository is read with " + patient.repository->backend_description();
  lines.push_back({"git", Health::kOk, message});
  if (patient.repository && patient.repository->is_shallow()) {
    lines.push_back({"git", Health::kWarning,
                     "the clone is shallow: where the branch left its target may be unknown, and the check then stops",
                     "git fetch --unshallow    in CI: fetch-depth: 0"});
  }
}

void diagnose_base(const Patient& patient, Diagnoses& lines) {
  const Base base = find_base(*patient.repository, {}, patient.config.base);
  const std::string commit = base.commit ? base.commit->hex().substr(0, 10) + ", " : "";
  if (base.why.starts_with("HEAD, since")) {
    lines.push_back(
        {"base", Health::kWarning,
         "changes are compared with " + commit + base.why + ": only with the last commit, not as a branch",
         "git remote set-head origin --auto    or name it in lockstep.json: { \"base\": \"origin/main\" }"});
    return;
  }
  lines.push_back({"base", Health::kOk, "changes are compared with " + commit + base.why});
}

void diagnose_hooks(const Patient& patient, Diagnoses& lines) {
  if (!patient.place) return;
  const std::optional<hooks::HookManager> manager = hooks::find_hook_manager(*patient.place);
  add_hooks_path(*patient.place, lines);
  for (const std::string_view event : hooks::kCommitEvents) {
    const hooks::HookState state = hooks::hook_state(*patient.place, manager, event, version());
    const Health health = !state.runs ? Health::kProblem : state.help.empty() ? Health::kOk : Health::kWarning;
    lines.push_back({"hook", health, std::string(event) + " " + state.what, state.help});
  }
}

void diagnose_merge_driver(const Patient& patient, Diagnoses& lines) {
  if (!patient.place) return;
  std::vector<std::string> folders;
  for (const model::Project& project : patient.search.projects) {
    if (project.framework == model::Framework::kDrizzle) folders.push_back(project.migrations_folder);
  }
  if (folders.empty()) return;
  const DriverState state = driver_state(*patient.place, folders);
  if (state.is_set && state.is_asked) {
    lines.push_back({"merge driver", Health::kOk, "git merges journals and snapshots by lockstep"});
    return;
  }
  const std::string missing = state.is_asked ? "this clone's configuration does not say what merge=lockstep runs"
                              : state.is_set ? ".gitattributes does not ask for it"
                                             : "it is not set up";
  lines.push_back({"merge driver", Health::kWarning,
                   "git merges Drizzle's journal line by line, which two branches' migrations conflict in: " + missing,
                   "lockstep init --merge-driver"});
}

}  // namespace lockstep::commands::doctor
