#pragma once
#include <string>

#include "replay/step.h"

// Partitions and inheritance.
namespace lockstep::replay {

/// Makes the table a partition of the parent, with what the parent has: indexes, keys, checks, foreign keys.
void attach_partition(Step& step, Id parent, Id child, bool is_default);
void detach_partition(Step& step, Id parent, Id child);
/// INHERIT, NO INHERIT.
void add_parent(Step& step, Id child, Id parent);
void remove_parent(Step& step, Id child, Id parent);

/// Gives a partition its part of an index of the parent: one that it has already, or a new one.
void inherit_index(Step& step, Id parent, const Index& index, Id child);
/// Drops that part.
void disinherit_index(Step& step, Id parent, const std::string& index, Id child);

}  // namespace lockstep::replay
