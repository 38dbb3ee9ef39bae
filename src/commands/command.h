#pragma once
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "git/repository.h"

namespace lockstep::commands {

/// Exit statuses, the same everywhere. A check that could not run is never kNothingWrong.
enum ExitStatus : int { kNothingWrong = 0, kFindings = 1, kCouldNotCheck = 2 };

/// A word that an option or argument takes.
struct Choice {
  std::string_view word;
  std::string_view meaning = {};  // one line; empty when the word says it
};
/// The words that an option or argument takes; a function, because some come from tables that are not constants.
using Choices = std::vector<Choice> (*)();

/// One option of a command. Parsing, help, completions and the manual page are all made from it.
struct Option {
  std::string_view name;      // long name without dashes
  std::string_view argument;  // name of its value in help; empty for a switch. FILE and REF are completed as such
  std::string_view help;
  Choices choices = nullptr;  // then no other value is taken
};

/// One argument that stands without a name. The same holds as for an option.
struct Positional {
  std::string_view usage;  // "RULE", "install|uninstall|status", "[REF]"
  Choices choices = nullptr;
  bool repeats = false;  // of the last one: any number of words
};

/// What the user typed after the command's name, checked against the command's options.
class Arguments {
 public:
  struct Given {
    std::string option;
    std::string value;
  };

  bool has(std::string_view option) const;
  /// The last value given, if any.
  std::optional<std::string> value(std::string_view option) const;
  /// Every option given, in order.
  const std::vector<Given>& in_order() const { return given_; }
  const std::vector<std::string>& positional() const { return positional_; }

  void add(std::string option, std::string value) { given_.push_back({std::move(option), std::move(value)}); }
  void add_positional(std::string value) { positional_.push_back(std::move(value)); }

 private:
  std::vector<Given> given_;
  std::vector<std::string> positional_;
};

/// The process's surroundings, read once in main.
struct Surroundings {
  std::ostream& out;
  std::ostream& err;
  git::Environment git;
  std::int64_t now_ms = 0;                  // Unix time
  std::string executable;                   // absolute path of this program
  std::span<const std::string> words = {};  // what it was called with
};

/// Reads them. `words` has to live as long.
Surroundings read_surroundings(std::span<const std::string> words);

struct Command {
  std::string_view name;
  std::string_view summary;  // one line, in the list of commands
  std::span<const Positional> positionals;
  std::span<const Option> options;
  ExitStatus (*run)(const Arguments&, Surroundings&);
};

std::span<const Command> all_commands();

/// Parses what follows the command's name. Throws base::Error on an unknown option or word (with the nearest one), a
/// missing value, and an argument too many.
Arguments parse_arguments(const Command& command, std::span<const std::string> words);

/// The whole program: words[0] is the command's name. Errors are printed here and turned into kCouldNotCheck.
ExitStatus run_lockstep(std::span<const std::string> words, Surroundings& surroundings);

/// The same for a program that runs commands in its own way: lockstep-pg.
using Runner = ExitStatus (*)(const Command&, const Arguments&, Surroundings&);
ExitStatus run_program(std::span<const std::string> words, Surroundings& surroundings, Runner runner);

/// The version, as `lockstep --version` prints it.
std::string_view version();

}  // namespace lockstep::commands
