#include "commands/self_description.h"

#include <ostream>

#include "base/error.h"
#include "commands/help.h"

namespace lockstep::commands {

std::vector<Choice> shell_choices() {
  return {{"bash", "source <(lockstep completions bash), in ~/.bashrc"},
          {"zsh", "as the file _lockstep in a folder of $fpath"},
          {"fish", "as ~/.config/fish/completions/lockstep.fish"}};
}

ExitStatus run_completions(const Arguments& arguments, Surroundings& surroundings) {
  if (arguments.positional().size() != 1) {
    throw base::Error("completions takes one shell: bash, zsh or fish", "lockstep completions bash");
  }
  const std::string& shell = arguments.positional().front();
  surroundings.out << (shell == "bash" ? bash_completions() : shell == "zsh" ? zsh_completions() : fish_completions());
  return kNothingWrong;
}

ExitStatus run_man(const Arguments&, Surroundings& surroundings) {
  surroundings.out << manual_page();
  return kNothingWrong;
}

}  // namespace lockstep::commands
