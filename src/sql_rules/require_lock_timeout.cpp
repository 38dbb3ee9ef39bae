#include <algorithm>

#include "lint/work.h"
#include "sql_rules/rules.h"
#include "sql_rules/timeout.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

void check_lock_timeout(const Situation& at, Hazards& found) {
  const lint::Effect* lock = lint::strongest_lock(at);
  const bool is_set = has_timeout(at, "lock_timeout") || at.settings.runner_sets_lock_timeout;
  if (lock == nullptr || is_set || !at.is_first_lock) return;
  const Advice advice = set_timeout(at, "lock_timeout", "5s");
  lint::Found& one = found.add(at.statement.span,
                               "waits for " + lint::lock_in_words(lock->lock) + " on " + lint::in_words(lock->name) +
                                   " without a lock_timeout: behind a long query, " +
                                   std::string(lint::blocked_by(lock->lock)) + " queue as long as it runs",
                               advice.help);
  one.fix = advice.fix;
}

}  // namespace

constexpr lint::Rule kRequireLockTimeout = {
    .id = "require-lock-timeout",
    .hazard = lint::Hazard::kBriefLock,
    .summary = "a lock that is waited for without limit, while others queue behind",
    .handlers = {lint::on_any<&check_lock_timeout>()},
    .aliases = {"E9", "require-timeout-settings"},
};

}  // namespace lockstep::sql_rules
