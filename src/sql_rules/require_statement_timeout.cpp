#include "lint/work.h"
#include "sql_rules/rules.h"
#include "sql_rules/timeout.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

void check_statement_timeout(const Situation& at, Hazards& found) {
  const lint::Effect* lock = lint::strongest_lock(at);
  if (lock == nullptr || !at.is_first_lock) return;
  if (has_timeout(at, "statement_timeout") || has_timeout(at, "transaction_timeout")) return;
  const Advice advice = set_timeout(at, "statement_timeout", "5min");
  lint::Found& one = found.add(at.statement.span,
                               "holds " + lint::lock_in_words(lock->lock) + " on " + lint::in_words(lock->name) +
                                   " for as long as it takes, without a statement_timeout",
                               advice.help);
  one.fix = advice.fix;
}

}  // namespace

constexpr lint::Rule kRequireStatementTimeout = {
    .id = "require-statement-timeout",
    .hazard = lint::Hazard::kTaste,
    .summary = "a lock that is held without limit",
    .handlers = {lint::on_any<&check_statement_timeout>()},
};

}  // namespace lockstep::sql_rules
