#pragma once
#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "git/repository.h"

namespace lockstep::commands {

/// Exit statuses, the same everywhere. A check that could not run is never kNothingWrong.
enum ExitStatus : int { kNothingWrong = 0, kFindings = 1, kCouldNotCheck = 2 };

/// One option of a command; help, completions and parsing are all made from it.
struct Option {
  std::string_view name;      // long name without dashes
  std::string_view argument;  // name of its value in help, "REF"; empty for a switch
  std::string_view help;
};

/// What the user typed after the command's name, checked against the command's options.
class Arguments {
 public:
  bool has(std::string_view option) const { return values_.contains(option); }
  /// The last value given, if any.
  std::optional<std::string> value(std::string_view option) const;
  /// Every value given, in order.
  std::vector<std::string> values(std::string_view option) const;
  const std::vector<std::string>& positional() const { return positional_; }

  void add(std::string_view option, std::string value) { values_[std::string(option)].push_back(std::move(value)); }
  void add_positional(std::string value) { positional_.push_back(std::move(value)); }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> positional_;
};

/// The process's surroundings, read once in main.
struct Surroundings {
  std::ostream& out;
  std::ostream& err;
  git::Environment git;
  std::int64_t now_ms = 0;  // Unix time
  std::string executable;   // absolute path of this program
};

struct Command {
  std::string_view name;
  std::string_view summary;     // one line, in the list of commands
  std::string_view positional;  // usage of what is not an option: "RULE", "install|uninstall|status"; empty for none
  std::span<const Option> options;
  ExitStatus (*run)(const Arguments&, Surroundings&);
};

std::span<const Command> all_commands();

/// Parses what follows the command's name. Throws base::Error on an unknown option (with the nearest one) or a missing
/// value.
Arguments parse_arguments(const Command& command, std::span<const std::string> words);

/// `lockstep COMMAND --help`, and `lockstep --help`.
std::string command_help(const Command& command);
std::string general_help();

/// The whole program: words[0] is the command's name. Errors are printed here and turned into kCouldNotCheck.
ExitStatus run_lockstep(std::span<const std::string> words, Surroundings& surroundings);

/// The version, as `lockstep --version` prints it.
std::string_view version();

}  // namespace lockstep::commands
