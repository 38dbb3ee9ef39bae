#pragma once
#include <vector>

#include "config/config.h"
#include "model/finding.h"
#include "rules/rule.h"

namespace lockstep::pg_commands {

/// Takes findings as severe as the configuration has their rules, and leaves out those of rules that are off and those
/// that are to be ignored.
class ConfiguredFindings {
 public:
  /// Throws base::Error when the configuration names a rule that there is not. `config` has to outlive the object.
  explicit ConfiguredFindings(const config::Config& config);
  void add(model::Finding finding);
  std::vector<model::Finding> take() { return std::move(findings_); }

 private:
  const config::Config& config_;
  rules::Severities severities_;
  std::vector<model::Finding> findings_;
};

}  // namespace lockstep::pg_commands
