#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

void check_enum_value_ordering(const sql::AlterEnum& alter, const lint::Situation& at, lint::Hazards& found) {
  if (alter.kind != sql::AlterEnum::Kind::kAddValue || !alter.neighbor.span.empty()) return;
  const auto type = at.database.find_type(alter.name);
  const bool knows_last = type.type != nullptr && !type.type->may_have_more_labels && !type.type->labels.empty();
  const std::string last = knows_last ? lint::literal(type.type->labels.back().label) : "'…'";
  found.add(alter.value.span,
            lint::literal(alter.value.label) + " goes to the end of " + lint::quoted(alter.name) +
                ", which is where it sorts from now on",
            "say where it belongs: ADD VALUE " + lint::literal(alter.value.label) + " AFTER " + last);
}

}  // namespace

constexpr lint::Rule kRequireEnumValueOrdering = {
    .id = "require-enum-value-ordering",
    .hazard = lint::Hazard::kTaste,
    .summary = "an enum value without BEFORE or AFTER",
    .handlers = {lint::on<&check_enum_value_ordering>()},
    .pack = lint::Pack::kSquawk,
};

}  // namespace lockstep::sql_rules
