#pragma once
#include <string>
#include <vector>

#include "evaluate/casing.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

/// What the text is for, which decides how columns and values in it are printed.
enum class SqlUse {
  kExpression,  // "table"."column", values as $1, $2, …: checks, predicates, generated columns, policies
  kIndexKey,    // "column"
  kInlined,     // values in place: the definitions of views
  kDefault,     // neither columns nor values are allowed
};

struct SqlText {
  std::string text;
  std::vector<Value> parameters;  // the values behind $1, $2, …
  Value unknown;                  // when a part is not known: then there is no text
};

/// The text of an SQL value as drizzle-orm 0.45's SQL.toQuery() makes it.
SqlText sql_text(Interpreter& run, Casing casing, Value sql, SqlUse use);

/// The name of a column in the database; unknown when it is.
Value column_name(Interpreter& run, Casing casing, Value column);

/// "name" with its quotes doubled.
std::string quoted_name(std::string_view name);

}  // namespace lockstep::evaluate
