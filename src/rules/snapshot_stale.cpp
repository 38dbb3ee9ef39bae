#include "layout/names.h"
#include "rules/checks.h"
#include "rules/remedy.h"
#include "rules/schema_words.h"
#include "rules/snapshot_drift.h"

namespace lockstep::rules {
namespace {

constexpr std::size_t kObjectsShown = 3;

}  // namespace

void snapshot_stale(const ProjectChange& change, Findings& findings) {
  const SnapshotDrift drift = find_snapshot_drift(change);
  const auto objects = by_object(drift.hand_written);
  if (objects.empty()) return;
  std::string names;
  for (std::size_t k = 0; k < objects.size() && k < kObjectsShown; ++k) {
    names += (k == 0 ? "" : ", ") + described(*objects[k].front());
  }
  if (objects.size() > kObjectsShown) names += " and " + std::to_string(objects.size() - kObjectsShown) + " more";
  findings.add(start_of(drift.snapshot_path),
               "the newest snapshot does not know what hand-written migrations did to " + names +
                   ": the next drizzle-kit generate writes it again, and that migration fails",
               generate_command(change) +
                   " --name sync_snapshot\nthen empty the SQL file that it writes, and commit it " +
                   "with its snapshot");
}

}  // namespace lockstep::rules
