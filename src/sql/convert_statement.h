#pragma once
#include "sql/convert_names.h"
#include "sql/statement.h"

namespace lockstep::sql {

/// The statement that the tokens of `source` are, all of them. With the children that are in the tree itself; those in
/// bodies that are texts are not read here (bodies.h).
Statement statement_of(Source& source, const PgQuery__Node* node);

}  // namespace lockstep::sql
