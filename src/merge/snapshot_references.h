#pragma once
#include <vector>

#include "merge/json_merge.h"

namespace lockstep::merge {

/// What the merged schema refers to and does not have, though the side that it comes from did: the columns of an index,
/// the table of a foreign key, the type of a column. And views that one side wrote while the other changed a table that
/// they name.
std::vector<Conflict> find_broken_references(const Versions& versions, const layout::JsonValue& merged);

}  // namespace lockstep::merge
