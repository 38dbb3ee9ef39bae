// cxxopts takes regular expressions only where it is told to; without them the program starts 1 ms earlier.
#define CXXOPTS_NO_REGEX
#include <algorithm>
#include <cxxopts.hpp>

#include "base/error.h"
#include "base/text.h"
#include "commands/command.h"

namespace lockstep::commands {
namespace {

constexpr std::string_view kPositional = "positional";

cxxopts::Options declare(const Command& command) {
  cxxopts::Options options("lockstep " + std::string(command.name));
  options.add_options()("help", "");
  for (const Option& option : command.options) {
    if (option.argument.empty()) {
      options.add_options()(std::string(option.name), "");
    } else {
      options.add_options()(std::string(option.name), "", cxxopts::value<std::string>());
    }
  }
  options.add_options()(std::string(kPositional), "", cxxopts::value<std::string>());
  options.parse_positional(std::string(kPositional));
  return options;
}

/// Points at the nearest option when a word looks like one and is none.
void reject_unknown_options(const Command& command, std::span<const std::string> words) {
  std::vector<std::string_view> names{"help"};
  for (const Option& option : command.options) names.push_back(option.name);
  for (const std::string& word : words) {
    if (word == "--") return;
    if (!word.starts_with("-") || word == "-") continue;
    const std::string_view name = std::string_view(word).substr(std::min(word.find_first_not_of('-'), word.size()));
    const std::string_view bare = name.substr(0, name.find('='));
    if (word.starts_with("--") && std::find(names.begin(), names.end(), bare) != names.end()) continue;
    const std::optional<std::string_view> meant = base::nearest(bare, names);
    throw base::Error("lockstep " + std::string(command.name) + " has no option " + word.substr(0, word.find('=')),
                      (meant ? "did you mean --" + std::string(*meant) + "?\n" : "") + "lockstep " +
                          std::string(command.name) + " --help");
  }
}

const Option* find_option(const Command& command, std::string_view name) {
  const auto option = std::find_if(command.options.begin(), command.options.end(),
                                   [&](const Option& candidate) { return candidate.name == name; });
  return option == command.options.end() ? nullptr : &*option;
}

/// "a, b or c"
std::string listed(const std::vector<Choice>& choices) {
  std::string text;
  for (std::size_t k = 0; k < choices.size(); ++k) {
    if (k > 0) text += k + 1 == choices.size() ? " or " : ", ";
    text += choices[k].word;
  }
  return text;
}

constexpr std::size_t kMostListed = 12;  // more words than that are left to --help

/// `what` is what stands before the word: "--color", "lockstep hooks".
void check_choice(const std::string& what, Choices choices_of, const std::string& word) {
  if (choices_of == nullptr) return;
  const std::vector<Choice> choices = choices_of();
  std::vector<std::string_view> words;
  for (const Choice& choice : choices) words.push_back(choice.word);
  if (std::find(words.begin(), words.end(), word) != words.end()) return;
  const std::optional<std::string_view> meant = base::nearest(word, words);
  std::string hint = what + " takes " + listed(choices);
  if (choices.size() > kMostListed) hint = what + " --help";
  if (meant) hint = "did you mean " + what + " " + std::string(*meant) + "?";
  throw base::Error(what + " does not know " + word, hint);
}

void check_words(const Command& command, const Arguments& arguments) {
  const std::string name = "lockstep " + std::string(command.name);
  for (const Arguments::Given& given : arguments.in_order()) {
    const Option* option = find_option(command, given.option);
    if (option != nullptr) check_choice("--" + given.option, option->choices, given.value);
  }
  const std::vector<std::string>& words = arguments.positional();
  for (std::size_t k = 0; k < words.size(); ++k) {
    const bool repeats = !command.positionals.empty() && command.positionals.back().repeats;
    if (k >= command.positionals.size() && !repeats) {
      throw base::Error(name + " takes no argument " + words[k], name + " --help");
    }
    check_choice(name, command.positionals[std::min(k, command.positionals.size() - 1)].choices, words[k]);
  }
}

}  // namespace

bool Arguments::has(std::string_view option) const {
  return value(option).has_value();
}

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto last =
      std::find_if(given_.rbegin(), given_.rend(), [&](const Given& one) { return one.option == option; });
  return last == given_.rend() ? std::nullopt : std::optional(last->value);
}

Arguments parse_arguments(const Command& command, std::span<const std::string> words) {
  reject_unknown_options(command, words);
  std::vector<const char*> argv{"lockstep"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  Arguments arguments;
  try {
    const cxxopts::ParseResult result = declare(command).parse(static_cast<int>(argv.size()), argv.data());
    for (const cxxopts::KeyValue& given : result.arguments()) {
      if (given.key() == kPositional) {
        arguments.add_positional(given.value());
      } else if (given.key() == "help" || find_option(command, given.key()) != nullptr) {
        arguments.add(given.key(), given.value());
      }
    }
    for (const std::string& word : result.unmatched()) arguments.add_positional(word);
  } catch (const cxxopts::exceptions::exception& problem) {
    throw base::Error(problem.what(), "lockstep " + std::string(command.name) + " --help");
  }
  if (!arguments.has("help")) check_words(command, arguments);
  return arguments;
}

}  // namespace lockstep::commands
