#pragma once
#include <string>
#include <vector>

#include "replay/database.h"
#include "sql/statement.h"

namespace lockstep::sql_rules {

/// A string that PostgreSQL reads as a value of an enum when it takes the statement in: because it is cast to the enum,
/// assigned to or compared with something of it, or the default of such a column.
struct EnumLiteral {
  replay::Id type = 0;
  std::string label;
  sql::Span span;
};

/// Those of one statement, also in the body of a function in SQL, which is checked when it is made. Not in what runs
/// later: bodies in PL/pgSQL, casts by way of text ('x'::text::mood). What has a type that is not known is left out.
std::vector<EnumLiteral> enum_literals(const sql::Statement& statement, const replay::Database& database);

}  // namespace lockstep::sql_rules
