#include <algorithm>

#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

bool drops(const sql::Statement& statement, const sql::Name& index) {
  const auto* drop = std::get_if<sql::Drop>(&statement.body);
  return drop != nullptr && drop->kind == sql::ObjectKind::kIndex &&
         std::any_of(drop->objects.begin(), drop->objects.end(),
                     [&](const sql::ObjectName& object) { return object.name.name == index.text; });
}

/// Whether what a failed run left is dropped first, shortly before.
bool is_dropped_before(const sql::Name& index, const Situation& at) {
  constexpr std::size_t kShortly = 20;  // statements
  for (std::size_t back = 1; back <= std::min(at.index, kShortly); ++back) {
    if (drops(at.file.parsed.statements[at.index - back], index)) return true;
  }
  return false;
}

/// Whether a file may have two commands that cannot be in a transaction: not where it is sent in one piece.
bool sends_statements(const Situation& at) {
  return at.settings.runner == lint::Runner::kPsql || at.settings.runner == lint::Runner::kFlyway ||
         at.file.parsed.statements.size() > 1;
}

void check_concurrent_index_rerun(const sql::CreateIndex& index, const Situation& at, Hazards& found) {
  // In a transaction it fails anyway: concurrent-in-transaction.
  if (!index.concurrently || at.transaction.is_open || at.outer != nullptr) return;
  if (index.name.text.empty()) {
    found.add(
        at.statement.span, "a second run builds another index beside the invalid one that a failed build leaves",
        "give it a name: CREATE INDEX CONCURRENTLY " +
            lint::suggested_name(index.table.relation, index.keys.empty() ? "" : index.keys[0].column.text, "idx") +
            " ON …");
    return;
  }
  if (!index.if_not_exists || is_dropped_before(index.name, at)) return;
  const std::string name = lint::quoted(index.name.text);
  const std::string drop = "DROP INDEX CONCURRENTLY IF EXISTS " + name + ";";
  found.add(at.statement.span,
            "a build that fails leaves " + name + " invalid, and IF NOT EXISTS lets the next run pass without it",
            (sends_statements(at) ? "put this before it, and take IF NOT EXISTS out: "
                                  : "take IF NOT EXISTS out, and put this into a migration of its own before: ") +
                drop);
}

}  // namespace

constexpr lint::Rule kConcurrentIndexRerun = {
    .id = "concurrent-index-rerun",
    .hazard = lint::Hazard::kMayFail,
    .summary = "an index built CONCURRENTLY that a second run does not mend",
    .handlers = {lint::on<&check_concurrent_index_rerun>()},
};

}  // namespace lockstep::sql_rules
