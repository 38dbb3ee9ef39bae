#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

bool is_temporary(const lint::Situation& at, const sql::QualifiedName& name) {
  const auto* made = std::get_if<sql::CreateTable>(&at.statement.body);
  if (made != nullptr && made->persistence == sql::Persistence::kTemporary) return true;
  const auto relation = at.database.find_relation(name);
  return relation && relation->persistence == sql::Persistence::kTemporary;
}

void check_table_schema(const lint::Situation& at, lint::Hazards& found) {
  bool is_said = false;
  sql::for_each_relation(at.statement, [&](const sql::QualifiedName& name, sql::RelationUse use) {
    if (is_said || use == sql::RelationUse::kRead || !name.schema.empty() || is_temporary(at, name)) return;
    is_said = true;
    found.add(name.span, "which " + lint::quoted(name.name) + " this is depends on the search_path of the connection",
              "public." + lint::quoted(name.name) + ", or the schema that is meant");
  });
}

}  // namespace

constexpr lint::Rule kRequireTableSchema = {
    .id = "require-table-schema",
    .hazard = lint::Hazard::kTaste,
    .summary = "a table named without its schema",
    .handlers = {lint::on_any<&check_table_schema>()},
    .pack = lint::Pack::kSquawk,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules
