#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "commands/command.h"
#include "commands/comparison.h"

namespace lockstep::commands::new_migration {

struct NewOptions {
  std::optional<std::string> name;
  std::optional<std::string> reverse;  // the number or name of a migration
  std::string project;
  bool is_empty = false;                                    // no generator: an empty file for SQL of one's own
  std::optional<std::string> enum_name;                     // --enum NAME=A,B,C
  std::vector<std::string> enum_values;                     // the same
  std::map<std::string, std::string, std::less<>> renamed;  // enum values: the old one, the new one
  std::map<std::string, std::string, std::less<>> becomes;  // enum values: one that goes, and what rows get instead
  bool keeps_generated = false;                             // what the generator wrote for an enum stays
  enum class Fixes { kAsk, kAll, kNone } fixes = Fixes::kAsk;
  bool edits = false;  // open the editor before anything is asked
  bool verifies = true;
  bool stages = true;
  bool allows_findings = false;
  std::string apply_env;  // names the variable that holds the URL of the development database
  bool is_interactive = true;
  ComparisonRequest request;  // what the change is measured against
  std::optional<std::string> config_file;
  bool wants_color = false;
};

/// Throws base::Error for what does not fit together.
NewOptions read_options(const Arguments& arguments);

}  // namespace lockstep::commands::new_migration
