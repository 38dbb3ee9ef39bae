#include "sql_rules/conditions.h"
#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

void check_delete_without_where(const lint::Situation& at, lint::Hazards& found) {
  for (const sql::Delete* removal : deletes_of(at.statement)) {
    const sql::QualifiedName& table = removal->target.relation;
    // USING joins: what matches nothing stays.
    const bool is_joined = !removal->from.empty();
    if (is_joined || !is_true_for_all(removal->where, removal->target, at)) continue;
    if (is_absent(at, at.database.find_relation(table)) || lint::is_private(at, table)) continue;
    const std::string cause = removal->where == nullptr ? " has no WHERE: it" : " has a WHERE that is always true: it";
    found
        .add(removal->target.span.empty() ? at.statement.span : removal->target.span,
             "DELETE" + cause + " removes every row of " + lint::quoted(table),
             "give the condition that tells which rows go; or, when all are meant, say above the statement:\n" +
                 suppression("delete-without-where", "all rows are made again by the next import"))
        .table = table;
  }
}

}  // namespace

constexpr lint::Rule kDeleteWithoutWhere = {
    .id = "delete-without-where",
    .hazard = lint::Hazard::kLosesData,
    .summary = "DELETE of every row",
    .handlers = {lint::on_any<&check_delete_without_where>()},
    .aliases = {"ban-delete-without-where", "GN023"},
};

}  // namespace lockstep::sql_rules
