#include "rules/checks.h"
#include "rules/time_text.h"

namespace lockstep::rules {
namespace {

/// Clocks of laptops are off by minutes and stamps are UTC; a day is no clock error.
constexpr std::int64_t kToleranceMs = 24LL * 60 * 60 * 1000;

}  // namespace

void journal_future(const ProjectChange& change, Findings& findings) {
  for (const model::JournalEntry* entry : introduced_entries(change)) {
    if (entry->when_ms <= change.now_ms + kToleranceMs) continue;
    findings.add(entry->when_location,
                 entry->tag + " is stamped in the future, " + utc_text(entry->when_ms) +
                     ": once it is applied, drizzle skips every migration generated before then",
                 "set its \"when\" to " + std::to_string(change.now_ms));
  }
}

}  // namespace lockstep::rules
