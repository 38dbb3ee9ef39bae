#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// Tables that were there before the change; others may be in it too.
std::vector<std::string> old_tables(const Situation& at, const std::string& schema) {
  std::vector<std::string> tables;
  at.database.for_each_relation([&](const replay::Relation& relation) {
    if (relation.schema == schema && relation.is_table() && !lint::is_new(relation)) {
      tables.push_back(lint::quoted(sql::QualifiedName{schema, relation.name, {}}));
    }
  });
  return tables;
}

void check_drop_schema(const sql::Drop& drop, const Situation& at, Hazards& found) {
  if (drop.kind != sql::ObjectKind::kSchema) return;
  for (const sql::ObjectName& object : drop.objects) {
    const std::string& schema = object.name.name;
    const auto known = at.database.find_schema(schema);
    const bool is_made_here = known && known->origin.is_new && !known->made_if_not_exists;
    // Without CASCADE only an empty schema goes.
    if (!drop.cascade || is_absent(at, known) || is_made_here) continue;
    const std::vector<std::string> tables = old_tables(at, schema);
    const std::string what = tables.empty() ? "every table in it" : "the rows of " + listed(tables);
    found.add(
        at.statement.span, "drops schema " + lint::quoted(schema) + " with " + what,
        "drop what is in it by name, so that each table is seen, and the schema without CASCADE; or say above the "
        "statement:\n" +
            suppression("ban-drop-schema", "nothing in it is used any more, copy kept"));
  }
}

}  // namespace

constexpr lint::Rule kBanDropSchema = {
    .id = "ban-drop-schema",
    .hazard = lint::Hazard::kLosesData,
    .summary = "a schema that goes with all that is in it",
    .handlers = {lint::on<&check_drop_schema>()},
    .aliases = {"DS101", "drop-schema", "drop-schema-cascade"},
};

}  // namespace lockstep::sql_rules
