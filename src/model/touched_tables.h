#pragma once
#include <vector>

#include "model/compare_schemas.h"
#include "model/schema.h"

namespace lockstep::model {

/// The tables of `schema`, one side of the differences, that they touch: those that are named, and those with a column
/// of an enum that is. In the order of the schema, and nothing else of it.
std::vector<Table> touched_tables(const Schema& schema, const std::vector<SchemaDifference>& differences);

}  // namespace lockstep::model
