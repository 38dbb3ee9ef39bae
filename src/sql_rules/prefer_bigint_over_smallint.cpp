#include "sql_rules/rules.h"
#include "sql_rules/written_columns.h"

namespace lockstep::sql_rules {
namespace {

void check_bigint_over_smallint(const WrittenColumn& written, const lint::Situation&, lint::Hazards& found) {
  const sql::TypeName& type = written.column.type;
  const bool is_small =
      (type.name == "int2" || type.name == "smallserial") && type.schema.empty() && type.dimensions == 0;
  const bool is_key = is_numbered(written.column) || is_primary_key(written);
  const bool refers = sql::find_constraint(written.column, sql::ConstraintKind::kForeignKey) != nullptr;
  if (!is_small || !is_key || refers) return;
  found.add(type.span, name_of(written) + " ends at 32767, and to change it later rewrites the table",
            type.name == "smallserial" ? "bigint GENERATED ALWAYS AS IDENTITY" : "bigint");
}

}  // namespace

constexpr lint::Rule kPreferBigintOverSmallint = {
    .id = "prefer-bigint-over-smallint",
    .hazard = lint::Hazard::kTaste,
    .summary = "a key of 16 bits",
    .handlers = on_written_columns<&check_bigint_over_smallint>(),
    .pack = lint::Pack::kSquawk,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules
