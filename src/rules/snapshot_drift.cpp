#include "rules/snapshot_drift.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "layout/drizzle_snapshot_schema.h"
#include "rules/schema_words.h"
#include "sql/tokens.h"

namespace lockstep::rules {
namespace {

/// How drizzle-kit 0.31 starts a file of `generate --custom`, whose snapshot is a copy of the one before.
constexpr std::string_view kCustomStart = "-- Custom SQL migration file";

using Differences = std::vector<model::SchemaDifference>;

/// What turns the newest snapshot of a set into the schema that the sources describe.
Differences newest_against(const git::Tree& tree, const model::MigrationSet& set,
                           const std::optional<model::Schema>& schema) {
  if (set.snapshots.empty() || !schema) return {};
  const model::SnapshotFile& newest = set.snapshots.back();
  const auto snapshot = layout::read_snapshot_schema(tree.read(newest.blob, newest.path));
  if (!snapshot) return {};
  Differences differences = model::compare_schemas(*snapshot, *schema);
  std::erase_if(differences, [](const model::SchemaDifference& difference) { return !difference.is_certain; });
  return differences;
}

auto identity(const model::SchemaDifference& difference) {
  return std::tie(difference.kind, difference.object, difference.relation, difference.name, difference.property,
                  difference.before, difference.after);
}

void forget_old(Differences& differences, const Differences& old) {
  using Identity = decltype(identity(old.front()));
  std::set<Identity> known;
  for (const model::SchemaDifference& difference : old) known.insert(identity(difference));
  std::erase_if(differences, [&](const auto& difference) { return known.contains(identity(difference)); });
}

/// The SQL of migrations that no snapshot of their own describes.
std::vector<std::string> hand_written_sql(const ProjectChange& change) {
  std::set<std::string_view> described;
  for (const model::SnapshotFile& snapshot : change.after.snapshots) described.insert(snapshot.prefix);
  std::vector<std::string> all;
  for (const model::Migration& migration : change.after.migrations) {
    std::string sql = read_sql(change, migration);
    if (!described.contains(migration.number) || sql.starts_with(kCustomStart)) all.push_back(std::move(sql));
  }
  return all;
}

bool is_named_in(const std::string& sql, const model::SchemaDifference& difference) {
  return sql::mentions(sql, unqualified(difference.relation)) &&
         (difference.name.empty() || sql::mentions(sql, difference.name));
}

}  // namespace

bool brings_newest_snapshot(const model::MigrationSet& before, const model::MigrationSet& after) {
  if (after.snapshots.empty()) return false;
  const model::SnapshotFile& newest = after.snapshots.back();
  return std::none_of(before.snapshots.begin(), before.snapshots.end(), [&](const model::SnapshotFile& old) {
    return old.path == newest.path && old.blob == newest.blob;
  });
}

SnapshotDrift find_snapshot_drift(const ProjectChange& change) {
  // The sources are evaluated as drizzle-orm 0.x means them; drizzle-kit 1.x prints some of it in other words.
  if (change.project.framework != model::Framework::kDrizzle) return {};
  if (!change.is_whole && !brings_newest_snapshot(change.before, change.after)) return {};
  Differences differences = newest_against(change.after_tree, change.after, change.schema.after);
  if (differences.empty()) return {};
  forget_old(differences, newest_against(change.before_tree, change.before, change.schema.before));
  SnapshotDrift drift{change.after.snapshots.back().path, {}, {}};
  const std::vector<std::string> hand_written = hand_written_sql(change);
  for (model::SchemaDifference& difference : differences) {
    const bool is_done = std::any_of(hand_written.begin(), hand_written.end(),
                                     [&](const std::string& sql) { return is_named_in(sql, difference); });
    (is_done ? drift.hand_written : drift.unmigrated).push_back(std::move(difference));
  }
  return drift;
}

}  // namespace lockstep::rules
