#include "rules/server_rules.h"

namespace lockstep::rules {
namespace {

constexpr ServerRule kRules[] = {
    {"migration-fails", model::Severity::kError, "a migration that PostgreSQL refuses"},
    {"replay-divergence", model::Severity::kError, "an upgrade ends in another schema than from zero"},
    {"down-divergence", model::Severity::kError, "a down migration that does not undo the up migration"},
    {"snapshot-drift", model::Severity::kError, "the migrations build another schema than the snapshot says"},
    {"database-drift", model::Severity::kError, "a database is not what its migrations build"},
    {"runs-again", model::Severity::kError, "a migration that is pending again after it was applied"},
};

}  // namespace

std::span<const ServerRule> server_rules() {
  return kRules;
}

}  // namespace lockstep::rules
