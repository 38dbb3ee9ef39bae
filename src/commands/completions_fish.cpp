// Completion for fish: what stands in completions/lockstep.fish, and lines of its builtin `complete` for the table.
#include "base/text.h"
#include "commands/completion_template.h"
#include "commands/help.h"

namespace lockstep::commands {
namespace {

/// In single quotes, where only \ and ' are special.
std::string fish_quoted(std::string_view text) {
  std::string inner;
  for (const char c : text) {
    if (c == '\\' || c == '\'') inner += '\\';
    inner += c;
  }
  return "'" + inner + "'";
}

/// In double quotes, where $ is special too.
std::string double_quoted(std::string_view text) {
  std::string inner;
  for (const char c : text) {
    if (c == '\\' || c == '"' || c == '$') inner += '\\';
    inner += c;
  }
  return "\"" + inner + "\"";
}

std::string fish_words(const std::vector<Choice>& choices) {
  std::string words;
  for (const Choice& choice : choices) words += " " + std::string(choice.word);
  return words;
}

/// `complete -a` takes its value apart as the shell would; in an item a tab stands before the description.
std::string items_of(const std::vector<Choice>& choices) {
  std::string items;
  for (const Choice& choice : choices) {
    items += (items.empty() ? "" : " ") + std::string(choice.word);
    if (!choice.meaning.empty()) items += "\\t" + double_quoted(choice.meaning);
  }
  return items;
}

/// What is offered for a value: " -a '…'", or nothing.
std::string fish_offer(std::string_view argument, Choices choices) {
  if (choices != nullptr) return " -a " + fish_quoted(items_of(choices()));
  return argument.find("REF") == std::string_view::npos ? "" : " -a '(__lockstep_commits)'";
}

std::string option_line(const std::string& start, const Option& option) {
  std::string line = start + " -l " + std::string(option.name);
  if (option.argument == "FILE") {
    line += " -r -F";
  } else if (!option.argument.empty()) {
    line += " -x" + fish_offer(option.argument, option.choices);
  }
  return line + " -d " + fish_quoted(option.help) + "\n";
}

/// An argument is offered behind a word of the one before it, and before a word of its own.
std::string positional_line(const Command& command, std::size_t k) {
  const Positional& positional = command.positionals[k];
  std::string condition = "__fish_seen_subcommand_from " + std::string(command.name);
  if (k > 0) condition += "; and __fish_seen_subcommand_from" + fish_words(command.positionals[k - 1].choices());
  if (positional.choices != nullptr) {
    condition += "; and not __fish_seen_subcommand_from" + fish_words(positional.choices());
  }
  const bool is_file = positional.usage.find("FILE") != std::string_view::npos;
  return "complete -c lockstep -n " + fish_quoted(condition) +
         (is_file ? " -F" : fish_offer(positional.usage, positional.choices)) + "\n";
}

}  // namespace

std::string fish_completions() {
  std::string text;
  for (const Command& command : all_commands()) {
    const std::string name(command.name);
    text += "\ncomplete -c lockstep -n __fish_use_subcommand -a " + name + " -d " + fish_quoted(command.summary) + "\n";
    const std::string start = "complete -c lockstep -n " + fish_quoted("__fish_seen_subcommand_from " + name);
    for (const Option& option : command.options) text += option_line(start, option);
    text += start + " -l help -d 'the options of this command'\n";
    for (std::size_t k = 0; k < command.positionals.size(); ++k) text += positional_line(command, k);
  }
  return filled_template("lockstep.fish", {{"# @commands@\n", text}});
}

}  // namespace lockstep::commands
