#include "commands/new_migration/new_options.h"

#include "base/error.h"
#include "base/text.h"
#include "commands/coloring.h"

namespace lockstep::commands::new_migration {
namespace {

/// "OLD=NEW", split at its first "=".
std::pair<std::string, std::string> pair_of(const Arguments::Given& given, std::string_view example) {
  const std::size_t sign = given.value.find('=');
  if (sign == std::string::npos || sign == 0) {
    throw base::Error("--" + given.option + " " + given.value + " has no \"=\"", std::string(example));
  }
  return {given.value.substr(0, sign), given.value.substr(sign + 1)};
}

void read_enum(const Arguments::Given& given, NewOptions& options) {
  auto [name, values] = pair_of(given, "--enum session_state=active,archived");
  options.enum_name = std::move(name);
  for (const std::string_view value : base::split(values, ',')) options.enum_values.emplace_back(base::trim(value));
}

}  // namespace

NewOptions read_options(const Arguments& arguments) {
  NewOptions options;
  if (!arguments.positional().empty()) options.name = arguments.positional().front();
  for (const Arguments::Given& given : arguments.in_order()) {
    if (given.option == "enum") read_enum(given, options);
    if (given.option == "renamed") options.renamed.insert(pair_of(given, "--renamed paused=suspended"));
    if (given.option == "becomes") options.becomes.insert(pair_of(given, "--becomes paused=active"));
  }
  options.reverse = arguments.value("reverse");
  options.project = arguments.value("project").value_or("");
  options.is_empty = arguments.has("empty") || options.enum_name;
  options.keeps_generated = arguments.has("keep-generated");
  if (arguments.has("fix")) options.fixes = NewOptions::Fixes::kAll;
  if (arguments.has("no-fix")) options.fixes = NewOptions::Fixes::kNone;
  options.edits = arguments.has("edit");
  options.verifies = !arguments.has("no-verify");
  options.stages = !arguments.has("no-stage");
  options.allows_findings = arguments.has("allow-findings");
  options.apply_env = arguments.value("apply-env").value_or("");
  options.is_interactive = !arguments.has("no-input");
  options.request.subject = Subject::kWorkTree;
  options.request.base = arguments.value("base");
  options.config_file = arguments.value("config");
  options.wants_color = wants_color(arguments);
  if (arguments.has("fix") && arguments.has("no-fix")) throw base::Error("--fix and --no-fix exclude each other");
  if (options.reverse && options.is_empty) {
    throw base::Error("--reverse writes the SQL itself", "without --empty and --enum");
  }
  return options;
}

}  // namespace lockstep::commands::new_migration
