#include "pg_commands/configured_findings.h"

#include <utility>

#include "commands/judge.h"

namespace lockstep::pg_commands {

ConfiguredFindings::ConfiguredFindings(const config::Config& config)
    : config_(config), severities_(commands::severities_of(config)) {}

void ConfiguredFindings::add(model::Finding finding) {
  const auto configured = severities_.find(finding.rule);
  if (configured != severities_.end()) finding.severity = configured->second;
  if (finding.severity == model::Severity::kOff || commands::is_ignored(config_, finding)) return;
  findings_.push_back(std::move(finding));
}

}  // namespace lockstep::pg_commands
