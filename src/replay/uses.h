#pragma once
#include <string>
#include <vector>

#include "replay/database.h"
#include "sql/query.h"

// What expressions and queries stand on, and what columns a query gives. Names are resolved as PostgreSQL does it when
// a view or a default is made: by search_path and scope. What cannot be resolved is left out; what could mean more than
// one thing is uncertain.
namespace lockstep::replay {

struct OutputColumn {
  std::string name;
  sql::TypeName type;
  Id type_id = 0;
  bool is_type_known = false;
};

struct QueryPicture {
  std::vector<OutputColumn> columns;
  bool is_open = false;  // there may be other columns: it has * of something unknown
  Uses uses;             // sorted, each once
};

/// Of a view, CREATE TABLE AS, or a function's body.
QueryPicture picture_of(const Database& database, const sql::Query& query);

/// Of an expression over the columns of one table: a check, a default, a policy. OLD and NEW mean the table too.
Uses uses_of(const Database& database, const Relation& table, const sql::Expression& expression);
/// Of one without columns, as the default of a domain.
Uses uses_of(const Database& database, const sql::Expression& expression);
/// Of statements in a rule or a function's standard body.
Uses uses_of(const Database& database, const sql::DataStatement& statement, const Relation* rule_table);

/// Types by name, as columns have them.
Id type_id_of(const Database& database, const sql::TypeName& type);

/// Adds all of `more`.
void add_uses(Uses& uses, const Uses& more);
/// The columns of the table that are among the uses, by name and in the order of the table.
std::vector<std::string> own_columns(const Relation& table, const Uses& uses);
/// Without those.
Uses without_own_columns(const Relation& table, Uses uses);

}  // namespace lockstep::replay
