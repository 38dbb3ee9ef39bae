#include "sql_rules/made_names.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

void check_naming_convention(const lint::Situation& at, lint::Hazards& found) {
  for_each_made_name(at.statement, at.file.text, [&](const MadeName& made) {
    const std::string written = lint::quoted(made.text);
    if (written == made.text) return;
    found.add(made.span, std::string(sql::words(made.kind)) + " " + written + " has to be quoted wherever it is used",
              "letters in lower case, digits and _, and no reserved word");
  });
}

}  // namespace

constexpr lint::Rule kNamingConvention = {
    .id = "naming-convention",
    .hazard = lint::Hazard::kTaste,
    .summary = "a name that needs quotes",
    .handlers = {lint::on_any<&check_naming_convention>()},
    .pack = lint::Pack::kSquawk,
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules
