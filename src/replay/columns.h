#pragma once
#include <vector>

#include "replay/constraints.h"
#include "replay/step.h"
#include "replay/uses.h"

// New columns, with what is written at them.
namespace lockstep::replay {

/// Adds the column to the relation, with type, nullability, default, identity and sequence, and appends the constraints
/// that are written at it to `pending`. False when it is refused.
bool add_column(Step& step, Id relation, const sql::Column& column, std::vector<PendingConstraint>& pending);

/// Gives the column its number.
void add_plain_column(Relation& relation, Column column);
/// The columns of a query, under other names as far as there are some: of a view, or a table made from it.
void add_output_columns(Step& step, Relation& relation, const QueryPicture& picture,
                        const std::vector<sql::Name>& names);

void set_default(Step& step, Id relation, std::uint32_t column, const sql::Expression& value, sql::Span limit);
void set_generated(Step& step, Id relation, std::uint32_t column, const sql::Constraint& generated);
/// Makes the sequence of a serial or identity column.
void add_own_sequence(Step& step, Id relation, std::uint32_t column, const std::vector<sql::Option>& options,
                      bool is_of_identity);

}  // namespace lockstep::replay
