#pragma once
#include <span>
#include <string_view>

#include "model/finding.h"

namespace lockstep::rules {

/// A rule whose findings take a server to find: those of `lockstep verify`.
struct ServerRule {
  std::string_view id;
  model::Severity default_severity;
  std::string_view summary;  // one line, for `lockstep rules`
};

std::span<const ServerRule> server_rules();

}  // namespace lockstep::rules
