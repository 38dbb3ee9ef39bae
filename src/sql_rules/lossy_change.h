#pragma once
#include <string>

#include "replay/relation.h"
#include "sql/table.h"

namespace lockstep::sql_rules {

/// What a change of a column's type silently takes from values that do not fit: "digits after the 2nd decimal place";
/// empty when it takes nothing, or when PostgreSQL refuses the values instead.
std::string silent_loss(const sql::TypeName& from, const sql::TypeName& to, const sql::Expression* using_expression);

}  // namespace lockstep::sql_rules
