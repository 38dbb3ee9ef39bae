#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// Whether the table has a column of the old name again when the migration is through.
bool is_bridged(const sql::Rename& rename, const Situation& at) {
  return any_action_behind(at, rename.relation, [&](const sql::AlterAction& action) {
    return action.kind == sql::AlterActionKind::kAddColumn && action.column->name.text == rename.old_name.text;
  });
}

std::string safe_way(const sql::Rename& rename, const Situation& at, const replay::Column* column) {
  const std::string table = lint::quoted(rename.relation);
  const std::string old_name = lint::quoted(rename.old_name.text);
  const std::string new_name = lint::quoted(rename.new_name.text);
  if (rename.relation_kind != sql::ObjectKind::kTable) {
    return "give the column both names until no release uses " + old_name + ": CREATE OR REPLACE VIEW may add " +
           new_name + " at the end of its list";
  }
  const std::string type = column != nullptr && column->is_type_known ? type_text(column->type) : "…";
  return "over two releases: add " + new_name + " and write both, then read it, then drop " + old_name + ":\n" +
         script(at.settings, {"ALTER TABLE " + table + " ADD COLUMN " + new_name + " " + type,
                              "UPDATE " + table + " SET " + new_name + " = " + old_name});
}

void check_renaming_column(const sql::Rename& rename, const Situation& at, Hazards& found) {
  if (rename.kind != sql::ObjectKind::kColumn || lint::is_private(at, rename.relation)) return;
  const auto relation = at.database.find_relation(rename.relation);
  if (is_absent(at, relation)) return;
  const auto column =
      relation ? at.database.find_column(*relation, rename.old_name.text) : replay::Lookup<replay::Column>{};
  const bool is_made_here = column && column->origin.is_new && column->existence == replay::Existence::kCertain;
  if (is_made_here || (relation && column.is_absent()) || is_bridged(rename, at)) return;
  const std::string table = lint::quoted(rename.relation);
  found
      .add(at.statement.span,
           "the release that still runs fails wherever it uses " + table + "." + lint::quoted(rename.old_name.text) +
               ": it is " + lint::quoted(rename.new_name.text) + " at once",
           safe_way(rename, at, column.object))
      .table = rename.relation;
}

}  // namespace

constexpr lint::Rule kRenamingColumn = {
    .id = "renaming-column",
    .hazard = lint::Hazard::kBreaksRelease,
    .summary = "a column that the running release knows by its old name",
    .handlers = {lint::on<&check_renaming_column>()},
    .aliases = {"BC102", "rename-column"},
};

}  // namespace lockstep::sql_rules
