#include "layout/layout.h"
#include "rules/checks.h"
#include "rules/remedy.h"
#include "rules/snapshots.h"

namespace lockstep::rules {

void snapshot_invalid(const ProjectChange& change, Findings& findings) {
  for (const model::SnapshotFile* snapshot : introduced_snapshots(change)) {
    const auto ids = layout::read_snapshot_ids(change.after_tree, *snapshot);
    if (ids) continue;
    findings.add(
        start_of(snapshot->path),
        "this snapshot cannot be read (" + ids.error() + "): drizzle-kit generate stops here, with exit status 0",
        restore_commands(change, *snapshot));
  }
}

}  // namespace lockstep::rules
