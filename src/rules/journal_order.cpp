#include <algorithm>

#include "rules/checks.h"
#include "rules/time_text.h"

namespace lockstep::rules {
namespace {

using Entries = std::vector<const model::JournalEntry*>;

/// The entry that makes the migrator skip `entry`: of those before it in the journal and those the base already has,
/// the one with the highest time, when that is not below the entry's own (drizzle-orm 0.45 pg-core/dialect.ts: applied
/// only if the newest applied `created_at` is smaller).
const model::JournalEntry* obstacle(const model::JournalEntry& entry, const Entries& earlier) {
  const auto lower = [](const auto* a, const auto* b) { return a->when_ms < b->when_ms; };
  const auto highest = std::max_element(earlier.begin(), earlier.end(), lower);
  if (highest == earlier.end() || (*highest)->when_ms < entry.when_ms) return nullptr;
  return *highest;
}

/// Whether the entry is one of the base under a new tag. Where it was applied the migrator finds its time again, and
/// has nothing to do.
bool keeps_time(const ProjectChange& change, const model::JournalEntry& entry) {
  const auto& renamed = change.difference.renamed;
  return change.before.journal && std::any_of(renamed.begin(), renamed.end(), [&](const MigrationPair& pair) {
           if (pair.after->name != entry.tag || !pair.before->journal_position) return false;
           return change.before.journal->entries[*pair.before->journal_position].when_ms == entry.when_ms;
         });
}

}  // namespace

void journal_order(const ProjectChange& change, Findings& findings) {
  const Entries fresh = introduced_entries(change);
  if (fresh.empty()) return;
  Entries earlier;
  if (change.before.journal) {
    for (const model::JournalEntry& entry : change.before.journal->entries) earlier.push_back(&entry);
  }
  for (const model::JournalEntry& entry : change.after.journal->entries) {
    if (std::find(fresh.begin(), fresh.end(), &entry) == fresh.end() || keeps_time(change, entry)) continue;
    const Entries others = [&] {
      Entries without_itself;
      for (const model::JournalEntry* other : earlier) {
        if (other->tag != entry.tag) without_itself.push_back(other);
      }
      return without_itself;
    }();
    if (const model::JournalEntry* newer = obstacle(entry, others)) {
      findings.add(entry.when_location,
                   entry.tag + " is stamped " + utc_text(entry.when_ms) + ", not after " + newer->tag + " (" +
                       utc_text(newer->when_ms) + "): drizzle skips it silently on every database that already has " +
                       newer->tag,
                   "set its \"when\" to " + std::to_string(std::max(change.now_ms, newer->when_ms + 1000)));
    }
    earlier.push_back(&entry);
  }
}

}  // namespace lockstep::rules
