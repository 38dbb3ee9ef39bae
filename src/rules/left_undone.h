#pragma once
#include <vector>

#include "rules/change.h"

namespace lockstep::rules {

/// What the edit of the schema sources asks for and the new migrations do not do, as replaying them tells: tables,
/// views and columns that stay missing or stay, enums, and types and NOT NULL of columns. `before` is what the
/// migrations build, `after` what the sources say. Nothing is said of an object in which the two disagreed already, or
/// that the replay does not know for certain; nor of constraints and indexes, which people name otherwise than Drizzle
/// does, or of expressions, which they write otherwise. Empty without a replay, and
/// where a new migration makes its SQL at run time.
std::vector<model::SchemaDifference> left_undone(const ProjectChange& change);

}  // namespace lockstep::rules
