#include "sql_rules/rules.h"
#include "sql_rules/written_columns.h"

namespace lockstep::sql_rules {
namespace {

void check_identity(const WrittenColumn& written, const lint::Situation&, lint::Hazards& found) {
  const std::string& type = written.column.type.name;
  const bool is_serial = type == "serial" || type == "bigserial" || type == "smallserial";
  if (!is_serial || !written.column.type.schema.empty()) return;
  const std::string integer = type == "serial" ? "integer" : type == "bigserial" ? "bigint" : "smallint";
  found.add(written.column.type.span,
            name_of(written) + " is " + type + ": its sequence has privileges and an owner of its own",
            integer + " GENERATED ALWAYS AS IDENTITY");
}

}  // namespace

constexpr lint::Rule kPreferIdentity = {
    .id = "prefer-identity",
    .hazard = lint::Hazard::kTaste,
    .summary = "serial where an identity column would do",
    .handlers = on_written_columns<&check_identity>(),
    .pack = lint::Pack::kSquawk,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules
