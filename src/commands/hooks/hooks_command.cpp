#include "commands/hooks/hooks_command.h"

#include "base/error.h"
#include "commands/hooks/hooks.h"

namespace lockstep::commands::hooks {
namespace {

HooksAction read_action(const Arguments& arguments) {
  if (arguments.positional().size() != 1) {
    throw base::Error("hooks takes one word: install, uninstall or status", "lockstep hooks install");
  }
  const std::string& word = arguments.positional().front();
  if (word == "install") return HooksAction::kInstall;
  return word == "uninstall" ? HooksAction::kUninstall : HooksAction::kStatus;
}

}  // namespace

std::vector<Choice> hooks_actions() {
  return {{"install", "from now on at every commit"},
          {"uninstall", "puts everything back"},
          {"status", "would git really run it?"}};
}

ExitStatus run_hooks_command(const Arguments& arguments, Surroundings& surroundings) {
  const HooksOptions options{
      .action = read_action(arguments),
      .write = arguments.has("write"),
      .pre_push = arguments.has("pre-push"),
      .when_missing = arguments.has("require") ? WhenMissing::kStop : WhenMissing::kLetPass,
      .directory = surroundings.git.working_directory,
      .executable = surroundings.executable,
      .version = std::string(version()),
  };
  return run_hooks(options, surroundings.out, surroundings.err);
}

}  // namespace lockstep::commands::hooks
