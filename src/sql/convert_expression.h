#pragma once
#include "sql/convert_names.h"

namespace lockstep::sql {

/// A node of the tree that stands for a value. Null gives kOther without text.
Expression expression_of(Source& source, const PgQuery__Node* node);
/// Null for null.
OptionalExpression optional_expression_of(Source& source, const PgQuery__Node* node);
std::vector<Expression> expressions_of(Source& source, Nodes items);
Expression call_of(Source& source, const PgQuery__FuncCall& call);

}  // namespace lockstep::sql
