#include <algorithm>

#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

const model::JournalEntry* entry_of(const model::MigrationSet& set, const model::Migration& migration) {
  return set.journal && migration.journal_position ? &set.journal->entries[*migration.journal_position] : nullptr;
}

/// Whether the framework puts a migration of the base before one that the merge brings: by the times in the journal
/// where there is one, else by number.
bool sorts_before(const ProjectChange& change, const model::Migration& gained, const model::Migration& own) {
  if (change.project.framework != model::Framework::kDrizzle) {
    return !own.number.empty() && model::number_less(gained.number, own.number);
  }
  const model::JournalEntry* gained_entry = entry_of(change.before, gained);
  const model::JournalEntry* own_entry = entry_of(change.after, own);
  return gained_entry != nullptr && own_entry != nullptr && gained_entry->when_ms < own_entry->when_ms;
}

std::string consequence(model::LatePolicy policy) {
  switch (policy) {
    case model::LatePolicy::kSkipsSilently:
      return "never runs it, and nothing says so";
    case model::LatePolicy::kRefuses:
      return "refuses the next migrate";
    case model::LatePolicy::kRunsLate:
      return "runs it after that, a new database before";
    case model::LatePolicy::kUnknown:
      return "runs it after that, refuses the next migrate, or never runs it, as its runner does";
  }
  return "";
}

}  // namespace

// One finding for each of the branch's migrations would say one thing many times: the first one that was overtaken.
void overtaken_migration(const ProjectChange& change, Findings& findings) {
  const std::vector<const model::Migration*> gained = gained_by_base(change);
  for (const model::Migration* own : introduced(change)) {
    const auto is_before = [&](const model::Migration* migration) { return sorts_before(change, *migration, *own); };
    const auto first = std::find_if(gained.begin(), gained.end(), is_before);
    if (first == gained.end()) continue;
    const auto count = std::count_if(gained.begin(), gained.end(), is_before);
    findings.add(start_of(own->path),
                 (*first)->name + (count > 1 ? " and " + std::to_string(count - 1) + " more" : "") +
                     " came to the base after this branch was cut, and sorts before " + own->name +
                     ": a database that already ran " + own->name + " (yours, a preview, staging) " +
                     consequence(change.after.late_policy),
                 "lockstep status    on such a database says what is missing, lockstep migrate runs it");
    return;
  }
}

}  // namespace lockstep::rules
