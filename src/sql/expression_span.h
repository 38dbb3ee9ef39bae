#pragma once
#include "sql/convert_names.h"

namespace lockstep::sql {

/// Where an expression stands, from the place that the tree has for it (the first token of some, the operator of
/// others; size() for none) and the spans of its operands. Of a parsed statement; of anything else it is some span
/// within it.
Span span_of_expression(const Source& source, const Expression& expression, Source::Index place);

/// Of `inner` with the `[…]` or `.name` that comes after it, and the parentheses around it before that.
Span span_of_step(const Source& source, Span inner);

}  // namespace lockstep::sql
