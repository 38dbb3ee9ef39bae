#include "commands/hooks/hook_config.h"

#include <filesystem>

#include "base/error.h"
#include "base/text.h"

namespace lockstep::commands::hooks {
namespace {

constexpr std::string_view kHookNames[] = {"lockstep", "lockstep-push"};

std::string_view configured_name(std::string_view event) {
  return event == "pre-push" ? kHookNames[1] : kHookNames[0];
}

std::string key(std::string_view name, std::string_view variable) {
  return "hook." + std::string(name) + "." + std::string(variable);
}

void set(const HookPlace& place, const std::vector<std::string>& arguments) {
  std::vector<std::string> words{"config", "--local"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const base::ProcessResult result = run_git(place.work_tree, words);
  if (result.exit_status != 0) {
    throw base::Error("cannot change the configuration of this repository: " +
                      std::string(base::trim(result.error_text)));
  }
}

}  // namespace

bool has_configured_hooks(const GitVersion& git) {
  return git >= GitVersion{2, 54};
}

std::string configured_shim(const HookPlace& place, std::string_view event) {
  return place.common_dir + "/lockstep/" + (event == "pre-push" ? "pre-push" : "pre-commit");
}

void configure_hooks(const HookPlace& place, const std::vector<std::string>& events) {
  remove_configured_hooks(place);
  for (const std::string& event : events) {
    const std::string_view name = configured_name(event);
    set(place, {"--replace-all", key(name, "command"), base::shell_quoted(configured_shim(place, event))});
    set(place, {"--add", key(name, "event"), event});
  }
}

bool remove_configured_hooks(const HookPlace& place) {
  bool removed = false;
  for (const std::string_view name : kHookNames) {
    const std::string section = "hook." + std::string(name);
    removed |= run_git(place.work_tree, {"config", "--local", "--remove-section", section}).exit_status == 0;
  }
  return removed;
}

std::vector<std::string> configured_events(const HookPlace& place) {
  std::vector<std::string> events;
  if (!has_configured_hooks(place.git_version)) return events;
  for (const std::string_view name : kHookNames) {
    const base::ProcessResult enabled =
        run_git(place.work_tree, {"config", "--type=bool", "--get", key(name, "enabled")});
    if (base::trim(enabled.out) == "false") continue;
    const base::ProcessResult listed = run_git(place.work_tree, {"config", "--get-all", key(name, "event")});
    for (const std::string_view event : base::split_lines(listed.out)) events.emplace_back(event);
  }
  return events;
}

}  // namespace lockstep::commands::hooks
