#include "pg_commands/row_words.h"

#include <algorithm>
#include <array>

#include "lint/suppressions.h"
#include "pg_commands/failure_words.h"
#include "runner/statements.h"

namespace lockstep::pg_commands {
namespace {

/// How an INSERT does not meet a generated row with its key.
std::string advice_against_generated(const runner::MigrationFailure& failure, const runner::Script& script) {
  if (failure.failure.sqlstate != "23505" || !is_insert(failure, script)) return "";
  const std::string& schema = failure.failure.schema;
  const std::string table = (schema == "public" ? "" : schema + ".") + failure.failure.table;
  return "\nwhere only a generated row has it: \"sql\": { \"tables\": { \"" + table +
         "\": 0 } } in lockstep.json, and " + table + " gets none";
}

}  // namespace

bool may_be_of_rows(const pg::Failure& failure) {
  // "cannot convert NaN to bigint", cardinality, data, integrity, views' CHECK OPTION, limits of size, PL/pgSQL:
  // PostgreSQL's appendix A.
  constexpr std::array<std::string_view, 7> kClasses = {"0A", "21", "22", "23", "44", "54", "P0"};
  return failure.kind == pg::FailureKind::kStatement &&
         std::any_of(kClasses.begin(), kClasses.end(), [&](auto state) { return failure.sqlstate.starts_with(state); });
}

model::Finding failure_over_rows(const runner::MigrationFailure& failure, const runner::Script& script,
                                 model::Framework framework, const std::optional<std::string>& rows_to_blame) {
  model::Finding finding = finding_of(failure, script, framework);
  finding.help += advice_against_generated(failure, script);
  if (!rows_to_blame) return finding;
  finding.help = *rows_to_blame + "; production may too" + (finding.help.empty() ? "" : "\n" + finding.help);
  return finding;
}

model::Finding failure_at_limits(const runner::MigrationFailure& failure, const runner::Script& script,
                                 model::Framework framework, const std::optional<std::string>& rows_to_blame) {
  model::Finding finding = failure_over_rows(failure, script, framework, std::nullopt);
  finding.severity = model::Severity::kWarning;
  finding.message = "may fail" + (rows_to_blame ? ": " + *rows_to_blame : " over some rows") + ": " + finding.message;
  if (failure.failure.sqlstate == "0A000") finding.help.clear();  // which is about what a server cannot do
  finding.help = "rows as practice has them pass" + (finding.help.empty() ? "" : "\n" + finding.help) +
                 "\nwhere no row can be so, above the statement: -- lockstep-ignore migration-fails: REASON";
  return finding;
}

bool is_silenced(const runner::MigrationFailure& failure, const runner::Script& script) {
  std::vector<lint::StatementPlace> statements;
  for (const sql::Span message : script.messages) {
    for (const sql::Span span : runner::statements_of(script, message)) statements.push_back({span, {}});
  }
  std::vector<lint::Suppression> suppressions = lint::read_suppressions(script.text, statements);
  std::erase_if(suppressions, [](const lint::Suppression& one) { return one.rules.empty(); });
  const auto end = static_cast<std::uint32_t>(script.text.size());
  const sql::Span place = failure.statement.empty() ? sql::Span{end, end} : failure.statement;
  return lint::is_suppressed(suppressions, place, [](std::string_view name) { return name == "migration-fails"; });
}

}  // namespace lockstep::pg_commands
