#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

void check_creating_enum(const sql::CreateEnum& type, const lint::Situation& at, lint::Hazards& found) {
  found.add(at.statement.span, "values of " + lint::quoted(type.name) + " can be added later, but never removed",
            "a table of the values with a foreign key to it, or text with a CHECK");
}

}  // namespace

constexpr lint::Rule kCreatingEnum = {
    .id = "creating-enum",
    .hazard = lint::Hazard::kTaste,
    .summary = "an enum type",
    .handlers = {lint::on<&check_creating_enum>()},
    .aliases = {"W13"},
    .pack = lint::Pack::kSquawk,
};

}  // namespace lockstep::sql_rules
