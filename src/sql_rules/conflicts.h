#pragma once
#include "lint/rule.h"
#include "replay/conflict.h"

// What the replay refuses, shared among the rules that report it: one hazard, one finding.
namespace lockstep::sql_rules {

/// kFails when it is certain, else kMayFail.
lint::Hazard hazard_of(const replay::Conflict& conflict);

/// Whether it is refused because the table is partitioned.
bool is_about_partitions(const replay::Conflict& conflict);

/// An index of a partitioned table, which is one on each partition.
bool is_partitioned_index(const lint::Situation& at, const sql::QualifiedName& name);
/// DETACH PARTITION … CONCURRENTLY where there is a default partition.
bool is_refused_detach(const lint::Situation& at, const sql::AlterTable& alter, const sql::AlterAction& action);
/// Whether the CONCURRENTLY of a statement is refused because of partitions, in a transaction or out of one.
bool is_refused_for_partitions(const lint::Situation& at);

}  // namespace lockstep::sql_rules
