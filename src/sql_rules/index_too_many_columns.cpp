#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

constexpr std::size_t kMostKeys = 3;

void check_index_too_many_columns(const sql::CreateIndex& index, const lint::Situation&, lint::Hazards& found) {
  // A unique one is there for what it forbids.
  if (index.is_unique || index.keys.size() <= kMostKeys) return;
  found.add(
      index.keys[kMostKeys].span,
      "an index of " + std::to_string(index.keys.size()) + " columns: those behind the third rarely narrow a search",
      "leave out the last columns, or INCLUDE those that are only read");
}

}  // namespace

constexpr lint::Rule kIndexTooManyColumns = {
    .id = "index-too-many-columns",
    .hazard = lint::Hazard::kTaste,
    .summary = "an index of more than three columns",
    .handlers = {lint::on<&check_index_too_many_columns>()},
    .pack = lint::Pack::kSquawk,
};

}  // namespace lockstep::sql_rules
