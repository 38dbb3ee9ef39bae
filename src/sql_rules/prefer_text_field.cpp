#include "sql_rules/rules.h"
#include "sql_rules/written_columns.h"

namespace lockstep::sql_rules {
namespace {

void check_text_field(const WrittenColumn& written, const lint::Situation&, lint::Hazards& found) {
  const sql::TypeName& type = written.column.type;
  if (type.name != "varchar" || !type.schema.empty() || type.modifiers.empty()) return;
  const std::string length = type.modifiers[0];
  found.add(type.span, name_of(written) + " is varchar(" + length + "): to make it shorter later rewrites the table",
            "text, with CHECK (length(" + lint::quoted(written.column.name.text) + ") <= " + length +
                "), which can be replaced under NOT VALID");
}

}  // namespace

constexpr lint::Rule kPreferTextField = {
    .id = "prefer-text-field",
    .hazard = lint::Hazard::kTaste,
    .summary = "a column of type varchar(n)",
    .handlers = on_written_columns<&check_text_field>(),
    .pack = lint::Pack::kSquawk,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules
