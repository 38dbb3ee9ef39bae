#include <set>

#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {
namespace {

std::set<std::string_view> prefixes(const model::MigrationSet& set) {
  std::set<std::string_view> known;
  for (const model::SnapshotFile& snapshot : set.snapshots) known.insert(snapshot.prefix);
  return known;
}

}  // namespace

void snapshot_missing(const ProjectChange& change, Findings& findings) {
  if (change.project.framework == model::Framework::kNumbered) return;
  const std::set<std::string_view> known = prefixes(change.after);
  for (const model::Migration* migration : introduced(change)) {
    if (migration->number.empty() || known.contains(migration->number)) continue;
    findings.add(start_of(migration->path),
                 migration->name +
                     " has no snapshot: the next drizzle-kit generate does not know what it did, and "
                     "writes the same change again",
                 "git add " + base::shell_quoted(change.project.migrations_folder) +
                     "    or make hand-written migrations with generate --custom, which writes one");
  }
}

}  // namespace lockstep::rules
