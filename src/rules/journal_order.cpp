#include <algorithm>

#include "rules/checks.h"
#include "rules/remedy.h"
#include "rules/time_text.h"

namespace lockstep::rules {
namespace {

using Entries = std::vector<const model::JournalEntry*>;

const model::JournalEntry* later_of(const model::JournalEntry* a, const model::JournalEntry* b) {
  if (a == nullptr || b == nullptr) return a == nullptr ? b : a;
  return a->when_ms < b->when_ms ? b : a;
}

/// The base's entry with the highest time; one with this tag is the judged entry itself, as it was.
const model::JournalEntry* newest_on_base(const ProjectChange& change, std::string_view except_tag) {
  const model::JournalEntry* newest = nullptr;
  if (!change.before.journal) return newest;
  for (const model::JournalEntry& entry : change.before.journal->entries) {
    if (entry.tag != except_tag) newest = later_of(newest, &entry);
  }
  return newest;
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

/// The base's entry of that tag; nullptr when there is none.
const model::JournalEntry* entry_on_base(const ProjectChange& change, std::string_view tag) {
  if (!change.before.journal) return nullptr;
  const auto& entries = change.before.journal->entries;
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return one.tag == tag; });
  return found == entries.end() ? nullptr : &*found;
}

/// Of an old entry that is stamped anew: it must not overtake what stands behind it in the journal.
void judge_raised_time(const ProjectChange& change, const model::JournalEntry& entry, Findings& findings) {
  const model::JournalEntry* was = entry_on_base(change, entry.tag);
  if (was == nullptr) return;
  const auto& entries = change.after.journal->entries;
  const auto here = std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return &one == &entry; });
  const auto next = std::find_if(here, entries.end(), [&](const model::JournalEntry& one) {
    return &one != &entry && was->when_ms < one.when_ms && one.when_ms <= entry.when_ms;
  });
  if (next == entries.end()) return;
  findings.add(
      entry.when_location,
      entry.tag + " is on the base, and its time is raised above that of " + next->tag +
          ", which follows it: drizzle runs it again where it has run, and skips " + next->tag + " where it has not",
      "set its \"when\" back to " + std::to_string(was->when_ms) + "; what a database lacks goes into a new migration");
}

/// `free_ms` is a time that no entry has yet.
std::string order_help(const ProjectChange& change, const model::JournalEntry& entry, std::int64_t free_ms) {
  if (change.is_whole && &entry != &change.after.journal->entries.back()) {
    return "where it was skipped, put its SQL into a new migration: any other \"when\" would skip or repeat others";
  }
  const std::string by_hand = where_unpublished(change) + "set its \"when\" to " + std::to_string(free_ms);
  const auto& own = introduced(change);
  const bool is_own =
      std::any_of(own.begin(), own.end(), [&](const model::Migration* one) { return one->name == entry.tag; });
  return is_own || is_merge(change) ? renumbering_or(change, by_hand) : by_hand;
}

}  // namespace

// The migrator applies an entry only if the highest time that the database has is smaller (drizzle-orm 0.45,
// pg-core/dialect.ts). What it may have: every entry of the base, and those before this one in the journal.
void journal_order(const ProjectChange& change, Findings& findings) {
  if (!change.after.journal) return;
  const Entries fresh = introduced_entries(change);
  const model::JournalEntry* on_base = newest_on_base(change, "");
  const model::JournalEntry* before_it = nullptr;
  std::int64_t free_ms = change.now_ms;
  for (const model::JournalEntry* entry : fresh) {
    if (keeps_time(change, *entry)) continue;
    judge_raised_time(change, *entry, findings);
    const bool was_newest = on_base != nullptr && on_base->tag == entry->tag;
    const model::JournalEntry* newer = later_of(was_newest ? newest_on_base(change, entry->tag) : on_base, before_it);
    before_it = later_of(before_it, entry);
    if (newer == nullptr || newer->when_ms < entry->when_ms) continue;
    free_ms = std::max(free_ms, newer->when_ms + 1000);
    findings.add(entry->when_location,
                 entry->tag + " is stamped " + utc_text(entry->when_ms) + ", not after " + newer->tag + " (" +
                     utc_text(newer->when_ms) + "): drizzle skips it silently on every database that already has " +
                     newer->tag,
                 order_help(change, *entry, free_ms));
    free_ms += 1000;
  }
}

}  // namespace lockstep::rules
