#include "sql_rules/rules.h"
#include "sql_rules/written_columns.h"

namespace lockstep::sql_rules {
namespace {

void check_jsonb(const WrittenColumn& written, const lint::Situation&, lint::Hazards& found) {
  const sql::TypeName& type = written.column.type;
  if (type.name != "json" || !type.schema.empty()) return;
  found.add(type.span, name_of(written) + " is json, which has no equality: DISTINCT, GROUP BY and UNION over it fail",
            "jsonb; in Drizzle jsonb()");
}

}  // namespace

constexpr lint::Rule kPreferJsonb = {
    .id = "prefer-jsonb",
    .hazard = lint::Hazard::kMayFail,
    .summary = "a column of type json",
    .handlers = on_written_columns<&check_jsonb>(),
    .aliases = {"E3"},
    .pack = lint::Pack::kTypes,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules
