#pragma once
#include <functional>
#include <string>

#include "sql/statement.h"

namespace lockstep::sql_rules {

/// A name that a statement gives to something.
struct MadeName {
  sql::ObjectKind kind;
  std::string text;  // as PostgreSQL takes it: at most 63 bytes
  sql::Span span;    // of the name alone, without its schema
};

/// Calls `visit` for each name that the statement gives, in the order of the text: of objects, columns and constraints.
/// `text` is that of the file.
void for_each_made_name(const sql::Statement& statement, std::string_view text,
                        const std::function<void(const MadeName&)>& visit);

}  // namespace lockstep::sql_rules
