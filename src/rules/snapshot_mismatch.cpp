#include "base/text.h"
#include "layout/names.h"
#include "rules/checks.h"
#include "rules/remedy.h"
#include "rules/schema_words.h"
#include "rules/snapshot_drift.h"

namespace lockstep::rules {
namespace {

/// A change whose sources stay as they are may be the first of two commits, the migration before the edit.
bool may_precede_its_edit(const ProjectChange& change) {
  return !change.is_whole && change.schema.differences.empty();
}

std::string message_for(const ProjectChange& change, const std::vector<const model::SchemaDifference*>& differences,
                        const std::string& snapshot) {
  const model::SchemaDifference& first = *differences.front();
  const std::string object = described(first);
  const bool is_early = may_precede_its_edit(change);
  switch (first.kind) {
    case model::SchemaDifference::Kind::kAdded:
      return object + " is not in " + snapshot + ": the migration was generated before it was written";
    case model::SchemaDifference::Kind::kRemoved:
      return object + " is in " + snapshot + " and " + (is_early ? "not yet" : "no longer") + " in the sources: " +
             (is_early ? "the next generate drops it, unless they follow"
                       : "the migration was generated before it went");
    case model::SchemaDifference::Kind::kChanged:
      break;
  }
  return object + " is not what " + snapshot + " says (there -> here: " + changed_words(differences) + "): " +
         (is_early ? "the next generate turns it back, unless the sources follow"
                   : "the migration was generated before the last edit");
}

/// In the sources, or, for what they no longer have, in the snapshot.
model::Location place_for(const ProjectChange& change, const model::SchemaDifference& difference,
                          const std::string& snapshot_path) {
  if (difference.kind != model::SchemaDifference::Kind::kRemoved) return place_after(change, difference);
  model::Location place = difference.before_place;
  place.path = snapshot_path;
  return place;
}

}  // namespace

void snapshot_mismatch(const ProjectChange& change, Findings& findings) {
  const SnapshotDrift drift = find_snapshot_drift(change);
  const std::string help = generate_command(change) + "    writes the rest as one more migration\nthen git add " +
                           migrations_folder_argument(change);
  for (const auto& differences : by_object(drift.unmigrated)) {
    model::Location place = place_for(change, *differences.front(), drift.snapshot_path);
    std::string message = message_for(change, differences, std::string(layout::file_name(drift.snapshot_path)));
    if (change.is_whole || may_precede_its_edit(change)) {
      findings.add_warning(std::move(place), std::move(message), help);
    } else {
      findings.add(std::move(place), std::move(message), help);
    }
  }
}

}  // namespace lockstep::rules
