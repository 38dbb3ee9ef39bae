#pragma once
#include <optional>
#include <string_view>

#include "sql/parse.h"
#include "sql/pg_tree.h"

namespace lockstep::sql {

/// What a statement that fails to parse is to a newer PostgreSQL. Neither when nothing newer is known in it.
struct NewerParse {
  std::optional<Statement> statement;  // when it can be given all the same
  std::optional<Problem> problem;      // kNewerSyntax
};

/// `statement` is the text at `span` of the file.
NewerParse parse_newer_syntax(std::string_view statement, Span span, const ParseFailure& failure);

}  // namespace lockstep::sql
