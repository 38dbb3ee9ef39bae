#pragma once
#include <set>
#include <string>
#include <vector>

#include "replay/step.h"

// Removing objects with what goes silently with them, and with what stands on them.
namespace lockstep::replay {

/// Adds the object with its partitions and its own sequences.
void add_with_parts(const Database& database, Id id, std::set<Id>& doomed);
/// What stands on them and is not among them.
std::vector<Dependent> dependents_outside(const Database& database, const std::set<Id>& doomed);
/// Removes them all. What stands on them has to be gone.
void remove_all(Step& step, const std::set<Id>& doomed);

/// CASCADE: drops the dependents, and theirs.
void drop_dependents(Step& step, std::vector<Dependent> dependents);

/// Removes a column with its indexes, constraints and sequence.
void erase_column(Step& step, Id relation, std::uint32_t column);
void erase_policy(Step& step, Id relation, const std::string& name);
void erase_trigger(Step& step, Id relation, const std::string& name);
void erase_rule(Step& step, Id relation, const std::string& name);

/// DROP of everything.
void apply_drop(Step& step, const sql::Drop& statement);

}  // namespace lockstep::replay
