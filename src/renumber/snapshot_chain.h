#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "renumber/plan.h"

namespace lockstep::renumber {

/// The chain of a project's snapshots from the base's newest on, as the branch's migrations are put behind it.
class SnapshotChain {
 public:
  SnapshotChain(const Side& onto, const Side& branch);

  struct Link {
    Content content;
    std::vector<merge::Conflict> conflicts;
  };
  /// The snapshot of the branch's migration when it follows what the chain ends with: the end's schema with what the
  /// migration changed, linked to it, under its own id unless the base has that too. Nothing when the migration has no
  /// snapshot. Throws base::Error when its snapshot is lost, or cannot be read.
  std::optional<Link> append(const model::Migration& migration, const std::string& number);

 private:
  struct Snapshot {
    layout::JsonValue json;
    std::string id;
    std::string prev_id;
  };

  static Snapshot read(const Side& side, const model::SnapshotFile& file);
  void read_ids_of_onto();
  const model::SnapshotFile* own_file(const model::Migration& migration) const;
  /// The schema that the branch's snapshot was generated against.
  layout::JsonValue parent_of(const model::SnapshotFile& file, const Snapshot& snapshot) const;
  std::optional<layout::JsonValue> find_by_id(const Side& side, const std::string& id) const;

  const Side& onto_;
  const Side& branch_;
  std::set<std::string> taken_ids_;
  layout::JsonValue end_;  // the newest snapshot of the chain; an empty schema before the first
  std::string end_id_;
};

}  // namespace lockstep::renumber
