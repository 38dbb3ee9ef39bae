#pragma once
#include "lint/rule.h"
#include "replay/conflict.h"

// What the replay refuses, shared among the rules that report it: one hazard, one finding.
namespace lockstep::sql_rules {

/// kFails when it is certain, else kMayFail.
lint::Hazard hazard_of(const replay::Conflict& conflict);

/// Whether it is refused because the table is partitioned.
bool is_about_partitions(const replay::Conflict& conflict);

}  // namespace lockstep::sql_rules
