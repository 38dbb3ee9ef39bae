#include "pg_commands/ledger_words.h"

#include <algorithm>
#include <ostream>

#include "base/sanitize.h"

namespace lockstep::pg_commands {
namespace {

std::string name_of(const runner::LedgerRow& row) {
  constexpr std::size_t kShown = 12;
  std::string name = "row " + std::to_string(row.id);
  if (row.name) return name + " (" + *row.name + ")";
  return name + " (hash " + row.hash.substr(0, kShown) + "…)";
}

}  // namespace

void write_disagreements(std::ostream& out, std::span<const runner::Migration> migrations,
                         const runner::LedgerContent& content, const runner::Comparison& comparison) {
  for (std::size_t at = 0; at < migrations.size(); ++at) {
    const std::string name = base::sanitize(migrations[at].name);
    if (comparison.standings[at].state == runner::State::kSkipped) {
      out << "skipped  " << name << ": drizzle never runs it, its `when` is not above the newest applied one\n";
    } else if (comparison.standings[at].state == runner::State::kEdited) {
      out << "edited   " << name << ": what ran is not what the file says now\n";
    }
  }
  for (const std::size_t row : comparison.unknown) {
    out << "unknown  " << base::sanitize(name_of(content.rows[row])) << " of the ledger belongs to no migration here\n";
  }
  for (const std::size_t row : comparison.duplicate) {
    out << "twice    " << base::sanitize(name_of(content.rows[row])) << " of the ledger repeats an earlier row\n";
  }
}

bool has_disagreements(const runner::Comparison& comparison) {
  return !comparison.unknown.empty() || !comparison.duplicate.empty() ||
         std::any_of(comparison.standings.begin(), comparison.standings.end(), [](const runner::Standing& standing) {
           return standing.state == runner::State::kSkipped || standing.state == runner::State::kEdited;
         });
}

}  // namespace lockstep::pg_commands
