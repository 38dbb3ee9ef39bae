// Completion for bash: what stands in completions/lockstep.bash, with the words and cases of the table.
#include "base/text.h"
#include "commands/completion_template.h"
#include "commands/help.h"

namespace lockstep::commands {
namespace {

std::string bash_words(const std::vector<Choice>& choices) {
  std::string words;
  for (const Choice& choice : choices) words += (words.empty() ? "" : " ") + std::string(choice.word);
  return words;
}

/// What offers the values; empty where bash's files serve.
std::string bash_offer(std::string_view argument, Choices choices) {
  if (choices != nullptr) return "_lockstep_words \"" + bash_words(choices()) + "\"";
  return argument.find("REF") == std::string_view::npos ? "" : "_lockstep_commits";
}

std::string value_arms(const Command& command) {
  std::string arms;
  for (const Option& option : command.options) {
    if (option.argument.empty()) continue;
    const std::string offered = bash_offer(option.argument, option.choices);
    arms += "    \"" + std::string(command.name) + " --" + std::string(option.name) + "\") " + offered +
            (offered.empty() ? "" : "; ") + "return ;;\n";
  }
  return arms;
}

std::string bash_arm(const Command& command) {
  std::string options = "--help";
  std::string with_value;
  for (const Option& option : command.options) {
    options += " --" + std::string(option.name);
    if (!option.argument.empty()) with_value += (with_value.empty() ? "--" : " --") + std::string(option.name);
  }
  std::string arm = "    " + std::string(command.name) + ")\n      case $cur in -*) _lockstep_words \"" + options +
                    "\"; return ;; esac\n";
  if (!command.positionals.empty()) {
    arm += "      _lockstep_position \"" + with_value + "\"\n      case $position in\n";
    for (std::size_t k = 0; k < command.positionals.size(); ++k) {
      arm += "        " + std::to_string(k) + ") " +
             bash_offer(command.positionals[k].usage, command.positionals[k].choices) + " ;;\n";
    }
    arm += "      esac\n";
  }
  return arm + "      ;;\n";
}

}  // namespace

std::string bash_completions() {
  std::string names;
  std::string values;
  std::string arguments;
  for (const Command& command : all_commands()) {
    names += (names.empty() ? "" : " ") + std::string(command.name);
    values += value_arms(command);
    arguments += bash_arm(command);
  }
  return filled_template("lockstep.bash",
                         {{"@commands@", names}, {"    # @values@\n", values}, {"    # @arguments@\n", arguments}});
}

}  // namespace lockstep::commands
