#pragma once
#include <string_view>

#include "replay/relation.h"
#include "sql/query.h"

namespace lockstep::lint {

/// Whether a row that passes the CHECK cannot have NULL in the column, as PostgreSQL proves it: the condition has
/// `column IS NOT NULL` as a part that has to hold. That `column > 0` is no proof: a CHECK passes on NULL.
bool implies_not_null(const sql::Expression& check, std::string_view column);

/// The valid CHECK for whose sake SET NOT NULL reads no row; null when the relation has none that is known.
const replay::Constraint* proof_of_not_null(const replay::Relation& relation, const replay::Column& column);

}  // namespace lockstep::lint
