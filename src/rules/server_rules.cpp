#include "rules/server_rules.h"

namespace lockstep::rules {
namespace {

constexpr ServerRule kRules[] = {
    {"migration-fails", model::Severity::kError, "a migration that PostgreSQL refuses"},
    {"runs-again", model::Severity::kError, "a migration that is pending again after it was applied"},
};

}  // namespace

std::span<const ServerRule> server_rules() {
  return kRules;
}

}  // namespace lockstep::rules
