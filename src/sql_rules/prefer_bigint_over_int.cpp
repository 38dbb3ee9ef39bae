#include "sql_rules/rules.h"
#include "sql_rules/written_columns.h"

namespace lockstep::sql_rules {
namespace {

void check(const WrittenColumn& written, const lint::Situation&, lint::Hazards& found) {
  const sql::TypeName& type = written.column.type;
  const bool is_int = (type.name == "int4" || type.name == "serial") && type.schema.empty() && type.dimensions == 0;
  // A number that counts rows. One that refers to another table's key has the type of that key.
  const bool is_key = is_numbered(written.column) || is_primary_key(written);
  const bool refers = sql::find_constraint(written.column, sql::ConstraintKind::kForeignKey) != nullptr;
  if (!is_int || !is_key || refers) return;
  found.add(type.span, name_of(written) + " ends at 2147483647, and to change it later rewrites the table",
            type.name == "serial" ? "bigint GENERATED ALWAYS AS IDENTITY" : "bigint");
}

}  // namespace

constexpr lint::Rule kPreferBigintOverInt = {
    .id = "prefer-bigint-over-int",
    .hazard = lint::Hazard::kTaste,
    .summary = "a key of 32 bits",
    .handlers = on_written_columns<&check>(),
    .aliases = {"prefer-big-int"},
    .pack = lint::Pack::kSquawk,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules
