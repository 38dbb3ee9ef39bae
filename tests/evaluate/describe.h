#pragma once
#include <string>
#include <vector>

#include "model/compare_schemas.h"
#include "model/schema.h"

namespace lockstep::evaluate_tests {

/// "column users.email default: 'a' became 'b'", on one line.
std::string describe(const model::SchemaDifference& difference);

/// What differs without doubt, described.
std::vector<std::string> differences(const model::Schema& before, const model::Schema& after);

/// What a table, or a whole schema, holds that is unknown: "users.email default: depends on process.env.DEFAULT".
std::vector<std::string> unknowns(const model::Table& table);
std::vector<std::string> unknowns(const model::Schema& schema);

}  // namespace lockstep::evaluate_tests
