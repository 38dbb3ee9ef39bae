#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// Whether something has the old name again: a view for the old release, or another table that takes its place.
bool is_taken_again(const sql::Statement& statement, const sql::QualifiedName& name) {
  if (const auto* view = std::get_if<sql::CreateView>(&statement.body)) return is_same_name(view->name, name);
  if (const auto* table = std::get_if<sql::CreateTable>(&statement.body)) return is_same_name(table->name, name);
  if (const auto* table = std::get_if<sql::CreateTableAs>(&statement.body)) return is_same_name(table->name, name);
  const auto* rename = std::get_if<sql::Rename>(&statement.body);
  return rename != nullptr && rename->old_name.text.empty() && rename->new_name.text == name.name;
}

void check_renaming_table(const sql::Rename& rename, const Situation& at, Hazards& found) {
  const bool is_relation = rename.kind == sql::ObjectKind::kTable || rename.kind == sql::ObjectKind::kView ||
                           rename.kind == sql::ObjectKind::kMaterializedView ||
                           rename.kind == sql::ObjectKind::kForeignTable;
  const sql::QualifiedName& name = rename.object.name;
  if (!is_relation || lint::is_private(at, name) || is_absent(at, at.database.find_relation(name))) return;
  if (any_behind(at, [&](const sql::Statement& statement) { return is_taken_again(statement, name); })) return;
  const std::string old_name = lint::quoted(name);
  const std::string new_name = lint::quoted(sql::QualifiedName{name.schema, rename.new_name.text, {}});
  found
      .add(at.statement.span,
           "the release that still runs fails wherever it uses " + old_name + ": it is " + new_name + " at once",
           "leave a view of the old name, through which it can read and write until it is gone:\n" +
               script(at.settings, {std::string(at.text_of(at.statement.span)),
                                    "CREATE VIEW " + old_name + " AS SELECT * FROM " + new_name}))
      .table = name;
}

}  // namespace

constexpr lint::Rule kRenamingTable = {
    .id = "renaming-table",
    .hazard = lint::Hazard::kBreaksRelease,
    .summary = "a table or view that the running release knows by its old name",
    .handlers = {lint::on<&check_renaming_table>()},
    .aliases = {"BC101", "rename-table"},
};

}  // namespace lockstep::sql_rules
