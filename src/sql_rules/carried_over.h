#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "lint/situation.h"

// Whether the migration has put what it drops somewhere else before: it then loses less than it seems to, and how much
// cannot be told.
namespace lockstep::sql_rules {

/// The line of a statement before this one that reads the table, or that column of it, to write to another place;
/// nothing when there is none.
std::optional<std::uint32_t> carried_over_at(const lint::Situation& at, const sql::QualifiedName& table,
                                             const std::string& column = "");

}  // namespace lockstep::sql_rules
