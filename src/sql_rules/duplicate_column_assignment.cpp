#include <set>

#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;

/// The first column that is named twice. Parts of a column (a[1], a.b) may be.
const sql::TargetColumn* find_repeated(const std::vector<const sql::TargetColumn*>& columns) {
  std::set<std::string_view> seen;
  for (const sql::TargetColumn* column : columns) {
    if (!column->is_part && !seen.insert(column->name.text).second) return column;
  }
  return nullptr;
}

void check_list(const std::vector<sql::TargetColumn>& columns, Hazards& found) {
  std::vector<const sql::TargetColumn*> all;
  for (const sql::TargetColumn& column : columns) all.push_back(&column);
  const sql::TargetColumn* repeated = find_repeated(all);
  if (repeated == nullptr) return;
  found.add(repeated->name.span, "column \"" + repeated->name.text + "\" specified more than once: the INSERT fails",
            "name it once");
}

void check_assignments(const std::vector<sql::Assignment>& assignments, Hazards& found) {
  std::vector<const sql::TargetColumn*> all;
  for (const sql::Assignment& assignment : assignments) all.push_back(&assignment.column);
  const sql::TargetColumn* repeated = find_repeated(all);
  if (repeated == nullptr) return;
  found.add(repeated->name.span,
            "multiple assignments to same column \"" + repeated->name.text + "\": the statement fails",
            "assign it once");
}

/// Statements that change rows, and those in their WITH.
struct Checker {
  Hazards& found;

  void with(const std::vector<sql::CommonTable>& tables) const {
    for (const sql::CommonTable& table : tables) std::visit(*this, table.statement->body);
  }
  void operator()(const sql::Query& query) const { with(query.with); }
  void operator()(const sql::Insert& insert) const {
    with(insert.with);
    check_list(insert.columns, found);
    if (insert.on_conflict) check_assignments(insert.on_conflict->assignments, found);
  }
  void operator()(const sql::Update& update) const {
    with(update.with);
    check_assignments(update.assignments, found);
  }
  void operator()(const sql::Delete& erase) const { with(erase.with); }
  void operator()(const sql::Merge& merge) const {
    with(merge.with);
    for (const sql::MergeAction& action : merge.actions) {
      check_list(action.columns, found);
      check_assignments(action.assignments, found);
    }
  }
};

void check_select(const sql::Select& select, const lint::Situation&, Hazards& found) {
  Checker{found}(select.query);
}

template <typename Body>
void check_duplicate_column_assignment(const Body& body, const lint::Situation&, Hazards& found) {
  Checker{found}(body);
}

}  // namespace

constexpr lint::Rule kDuplicateColumnAssignment = {
    .id = "duplicate-column-assignment",
    .hazard = lint::Hazard::kFails,
    .summary = "a column that one statement assigns twice",
    .handlers = {lint::on<&check_select>(), lint::on<&check_duplicate_column_assignment<sql::Insert>>(),
                 lint::on<&check_duplicate_column_assignment<sql::Update>>(),
                 lint::on<&check_duplicate_column_assignment<sql::Delete>>(),
                 lint::on<&check_duplicate_column_assignment<sql::Merge>>()},
    .aliases = {"ban-duplicate-column-assignments"},
};

}  // namespace lockstep::sql_rules
