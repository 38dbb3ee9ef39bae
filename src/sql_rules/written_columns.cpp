#include "sql_rules/written_columns.h"

#include <algorithm>

namespace lockstep::sql_rules {

using sql::ConstraintKind;

std::string name_of(const WrittenColumn& written) {
  return lint::quoted(written.table) + "." + lint::quoted(written.column.name.text);
}

bool is_numbered(const sql::Column& column) {
  const std::string& type = column.type.name;
  return type == "serial" || type == "bigserial" || type == "smallserial" ||
         sql::find_constraint(column, ConstraintKind::kIdentity) != nullptr;
}

bool is_primary_key(const WrittenColumn& written) {
  if (sql::find_constraint(written.column, ConstraintKind::kPrimaryKey) != nullptr) return true;
  if (written.made_with == nullptr) return false;
  const auto& constraints = written.made_with->constraints;
  return std::any_of(constraints.begin(), constraints.end(), [&](const sql::Constraint& constraint) {
    return constraint.kind == ConstraintKind::kPrimaryKey && constraint.columns.size() == 1 &&
           constraint.columns[0].text == written.column.name.text;
  });
}

}  // namespace lockstep::sql_rules
