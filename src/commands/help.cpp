#include "commands/help.h"

#include <algorithm>

namespace lockstep::commands {
namespace {

constexpr std::size_t kNameWidth = 24;

std::string padded(std::string_view text, std::size_t width) {
  std::string cell(text);
  cell.resize(std::max(width, cell.size()), ' ');
  return cell;
}

/// The word and its meaning, on a line of its own where the word is too long for one.
std::string cell_before(std::string_view meaning, const std::string& word) {
  constexpr std::size_t kWidth = kNameWidth + 2;
  const std::string cell = word.size() < kWidth ? padded(word, kWidth) : word + "\n" + std::string(kWidth, ' ');
  return cell + std::string(meaning);
}

std::string lines_of(Choices choices_of) {
  if (choices_of == nullptr) return "";
  std::string text;
  for (const Choice& choice : choices_of()) {
    const std::string word = std::string(6, ' ') + std::string(choice.word);
    text += choice.meaning.empty() ? word : cell_before(choice.meaning, word);
    text += "\n";
  }
  return text;
}

std::string option_text(const Option& option) {
  std::string name = "--" + std::string(option.name);
  if (!option.argument.empty()) name += " " + std::string(option.argument);
  return "  " + padded(name + " ", kNameWidth) + std::string(option.help) + "\n" + lines_of(option.choices);
}

}  // namespace

std::string usage_of(const Command& command) {
  std::string text = "lockstep " + std::string(command.name);
  for (const Positional& positional : command.positionals) text += " " + std::string(positional.usage);
  return text + (command.options.empty() ? "" : " [OPTION...]");
}

std::string general_help() {
  std::string text =
      "lockstep keeps a PostgreSQL schema and its migrations in step.\n\n"
      "usage: lockstep COMMAND [OPTION...]\n\n";
  for (const Command& command : all_commands()) {
    text += "  " + padded(command.name, 15) + std::string(command.summary) + "\n";
  }
  return text +
         "\n  lockstep COMMAND --help   the options of a command\n"
         "  lockstep --version\n\n"
         "exit status: 0 nothing wrong, 1 findings, 2 could not check\n";
}

std::string command_help(const Command& command) {
  std::string text = "lockstep " + std::string(command.name) + ": " + std::string(command.summary) +
                     "\n\nusage: " + usage_of(command) + "\n\n";
  for (const Positional& positional : command.positionals) {
    const std::string choices = lines_of(positional.choices);
    if (!choices.empty()) text += "  " + std::string(positional.usage) + "\n" + choices + "\n";
  }
  for (const Option& option : command.options) text += option_text(option);
  return text + "  " + padded("--help", kNameWidth) + "this text\n";
}

}  // namespace lockstep::commands
