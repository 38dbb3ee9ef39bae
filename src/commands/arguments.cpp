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

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto given = values_.find(option);
  if (given == values_.end()) return std::nullopt;
  return given->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto given = values_.find(option);
  return given == values_.end() ? std::vector<std::string>() : given->second;
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
  if (command.positional.empty() && !arguments.positional().empty()) {
    throw base::Error("lockstep " + std::string(command.name) + " takes no argument " + arguments.positional().front(),
                      "lockstep " + std::string(command.name) + " --help");
  }
  return arguments;
}

}  // namespace lockstep::commands
