#include "sql_rules/conflicts.h"

#include "base/text.h"

namespace lockstep::sql_rules {

lint::Hazard hazard_of(const replay::Conflict& conflict) {
  return conflict.is_certain ? lint::Hazard::kFails : lint::Hazard::kMayFail;
}

bool is_about_partitions(const replay::Conflict& conflict) {
  const bool is_limit = conflict.sqlstate == "0A000" || conflict.sqlstate == "42809";
  return is_limit && base::contains(conflict.message, "on partitioned table");
}

}  // namespace lockstep::sql_rules
