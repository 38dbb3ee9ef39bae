#include <set>

#include "base/text.h"
#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

std::set<std::string_view> prefixes(const model::MigrationSet& set) {
  std::set<std::string_view> known;
  for (const model::SnapshotFile& snapshot : set.snapshots) known.insert(snapshot.prefix);
  return known;
}

/// Whether the base's newest migration has no snapshot either: a folder that is written by hand, where generate has
/// been of no use since before this change.
bool is_kept_by_hand(const ProjectChange& change) {
  const model::Migration* last = newest(change.before);
  return last != nullptr && !prefixes(change.before).contains(last->number);
}

}  // namespace

void snapshot_missing(const ProjectChange& change, Findings& findings) {
  if (change.project.framework == model::Framework::kNumbered || is_kept_by_hand(change)) return;
  const std::set<std::string_view> known = prefixes(change.after);
  for (const model::Migration* migration : introduced(change)) {
    if (migration->number.empty() || known.contains(migration->number)) continue;
    findings.add(start_of(migration->path),
                 migration->name +
                     " has no snapshot: the next drizzle-kit generate does not know what it did, and writes it "
                     "again",
                 "git add " + migrations_folder_argument(change) +
                     "\nfor hand-written SQL: " + generate_command(change) + " --custom, which writes a snapshot too");
  }
}

}  // namespace lockstep::rules
