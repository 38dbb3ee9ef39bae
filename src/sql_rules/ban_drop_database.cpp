#include "sql_rules/rules.h"
#include "sql_rules/script.h"

namespace lockstep::sql_rules {
namespace {

void check_drop_database(const sql::Drop& drop, const lint::Situation& at, lint::Hazards& found) {
  if (drop.kind != sql::ObjectKind::kDatabase) return;
  found.add(at.statement.span,
            "drops database " + lint::quoted(drop.objects.front().name.name) + " with everything in it",
            "a migration belongs to one database and has no business with another; drop it by hand, with dropdb");
}

}  // namespace

constexpr lint::Rule kBanDropDatabase = {
    .id = "ban-drop-database",
    .hazard = lint::Hazard::kLosesData,
    .summary = "a whole database that goes",
    .handlers = {lint::on<&check_drop_database>()},
    .aliases = {"drop-database"},
};

}  // namespace lockstep::sql_rules
