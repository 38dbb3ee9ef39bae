#pragma once
#include <string>

#include "lint/situation.h"

// What UNIQUE and PRIMARY KEY have in common: an index that is built under the lock of ALTER TABLE.
namespace lockstep::sql_rules {

/// How to have the constraint without that; `column` is the one that it was written at, or empty.
std::string by_concurrent_index(const lint::Situation& at, const sql::QualifiedName& table,
                                const sql::Constraint& constraint, std::string_view column);

/// Whether ADD COLUMN gives every row that is there the same value, so that two rows make a unique index impossible.
bool repeats_one_value(const lint::Situation& at, const sql::Column& column);

}  // namespace lockstep::sql_rules
