// Completion for zsh: what stands in completions/lockstep.zsh, with the table as specifications that _arguments and
// _describe read (zshcompsys(1)).
#include "base/text.h"
#include "commands/completion_template.h"
#include "commands/help.h"

namespace lockstep::commands {
namespace {

std::string zsh_quoted(std::string_view text) {
  return "'" + base::replace_all(std::string(text), "'", "'\\''") + "'";
}

/// With a backslash before each of `special`.
std::string escaped(std::string_view text, std::string_view special) {
  std::string safe;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

/// The action of a specification: `((word\:meaning …))`, which _arguments takes apart as the shell would.
std::string action(std::string_view argument, Choices choices_of) {
  if (choices_of == nullptr) {
    if (argument.find("FILE") != std::string_view::npos) return "_files";
    return argument.find("REF") == std::string_view::npos ? " " : "_lockstep_commits";
  }
  constexpr std::string_view kSpecial = R"( \"'`$&|;<>()[]{}*?!#~^=:)";
  std::string items;
  for (const Choice& choice : choices_of()) {
    items += (items.empty() ? "" : " ") + escaped(choice.word, kSpecial);
    if (!choice.meaning.empty()) items += "\\:" + escaped(choice.meaning, kSpecial);
  }
  return "((" + items + "))";
}

std::string option_spec(const Option& option) {
  const std::string help = "[" + escaped(option.help, "[]\\:") + "]";
  const std::string name = "--" + std::string(option.name);
  if (option.argument.empty()) return zsh_quoted(name + help);
  return zsh_quoted("*" + name + "=" + help + ":" + std::string(option.argument) + ":" +
                    action(option.argument, option.choices));
}

std::string zsh_arm(const Command& command) {
  std::string arm = "    " + std::string(command.name) + ")\n      _arguments \\\n";
  for (const Option& option : command.options) arm += "        " + option_spec(option) + " \\\n";
  for (std::size_t k = 0; k < command.positionals.size(); ++k) {
    const Positional& positional = command.positionals[k];
    const std::string usage(base::trim(escaped(positional.usage, ":")));
    arm += "        " +
           zsh_quoted((positional.repeats ? "*" : std::to_string(k + 1)) + ":" + usage + ":" +
                      action(positional.usage, positional.choices)) +
           " \\\n";
  }
  return arm + "        '--help[this text]'\n      ;;\n";
}

}  // namespace

std::string zsh_completions() {
  std::string names;
  std::string arguments;
  for (const Command& command : all_commands()) {
    names += "    " + zsh_quoted(std::string(command.name) + ":" + std::string(command.summary)) + "\n";
    arguments += zsh_arm(command);
  }
  return filled_template("lockstep.zsh", {{"    # @commands@\n", names}, {"    # @arguments@\n", arguments}});
}

}  // namespace lockstep::commands
