#pragma once
#include <iosfwd>
#include <string>

#include "commands/command.h"
#include "commands/hooks/hook_files.h"

namespace lockstep::commands::hooks {

enum class HooksAction { kInstall, kUninstall, kStatus };

struct HooksOptions {
  HooksAction action = HooksAction::kStatus;
  bool write = false;     // edit the configuration of a hook manager, which is otherwise only shown
  bool pre_push = false;  // install the hook that judges what is pushed, too
  WhenMissing when_missing = WhenMissing::kLetPass;
  std::string directory;   // in the work tree in question
  std::string executable;  // absolute path of lockstep, which hooks will run
  std::string version;
};

/// `lockstep hooks install|uninstall|status`. Facts come from git itself, and nothing outside the repository is
/// written. Status is kFindings when git would not run lockstep at every commit. Throws base::Error where installing
/// would reach other repositories.
ExitStatus run_hooks(const HooksOptions& options, std::ostream& out, std::ostream& err);

}  // namespace lockstep::commands::hooks
