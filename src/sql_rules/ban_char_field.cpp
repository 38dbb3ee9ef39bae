#include "sql_rules/rules.h"
#include "sql_rules/written_columns.h"

namespace lockstep::sql_rules {
namespace {

void check_char_field(const WrittenColumn& written, const lint::Situation&, lint::Hazards& found) {
  const sql::TypeName& type = written.column.type;
  // The one-byte "char" and a bare bpchar are other types.
  if (type.name != "bpchar" || !type.schema.empty() || type.modifiers.empty()) return;
  const std::string length = type.modifiers[0];
  found.add(type.span,
            name_of(written) + " is char(" + length +
                "): shorter values are filled up with blanks, which come and go when they are compared or cast",
            "text; where the length matters, with CHECK (length(" + lint::quoted(written.column.name.text) +
                ") = " + length + ")");
}

}  // namespace

constexpr lint::Rule kBanCharField = {
    .id = "ban-char-field",
    .hazard = lint::Hazard::kMayFail,
    .summary = "a column of type char(n)",
    .handlers = on_written_columns<&check_char_field>(),
    .pack = lint::Pack::kTypes,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules
