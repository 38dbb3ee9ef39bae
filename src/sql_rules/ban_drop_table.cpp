#include "sql_rules/carried_over.h"
#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

void check_drop_table(const sql::Drop& drop, const Situation& at, Hazards& found) {
  if (drop.kind != sql::ObjectKind::kTable) return;
  std::vector<std::string> names;
  for (const sql::ObjectName& object : drop.objects) {
    const auto table = at.database.find_relation(object.name);
    if (is_absent(at, table) || (table && !table->is_table()) || lint::is_private(at, object.name)) continue;
    names.push_back(lint::quoted(object.name));
  }
  if (names.empty()) return;
  const bool is_one = names.size() == 1;
  const auto line = is_one ? carried_over_at(at, drop.objects.front().name) : std::nullopt;
  if (line) {
    found.add(lint::Hazard::kBreaksRelease, at.statement.span,
              "drops " + names.front() + ", whose rows line " + std::to_string(*line) +
                  " carries over: the release that still runs fails wherever it uses it",
              "leave it in this release, so that the rows can be compared, and drop it in the next one");
    return;
  }
  found
      .add(at.statement.span,
           "drops " + listed(names) + " with all " + (is_one ? "its" : "their") +
               " rows: no later migration brings them back",
           "first release a version that does not use " + std::string(is_one ? "it" : "them") +
               " and keep a copy (pg_dump -t " + names.front() + "); then say so above the statement:\n" +
               suppression("ban-drop-table", "unused since the last release, copy kept"))
      .table = drop.objects.front().name;
}

}  // namespace

constexpr lint::Rule kBanDropTable = {
    .id = "ban-drop-table",
    .hazard = lint::Hazard::kLosesData,
    .summary = "a table that goes with its rows",
    .handlers = {lint::on<&check_drop_table>()},
    .aliases = {"DS102", "drop-table"},
};

}  // namespace lockstep::sql_rules
