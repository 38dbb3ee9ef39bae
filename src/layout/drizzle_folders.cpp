#include "layout/names.h"
#include "layout/readers.h"

// drizzle-kit 1.x: TIMESTAMP_name/migration.sql with snapshot.json beside it. What has run is remembered by the
// folder's name, so a late one still runs, and a renamed one runs again.

namespace lockstep::layout {
namespace {

constexpr std::size_t kTimestampDigits = 14;

bool has_timestamp(std::string_view folder) {
  return leading_number(folder).size() == kTimestampDigits && folder.substr(kTimestampDigits).starts_with('_');
}

model::Migration migration_of(std::string_view name, const git::Tree::Visited& file) {
  model::Migration migration;
  migration.name = name;
  migration.number = leading_number(name);
  migration.path = file.path;
  migration.blob = file.id;
  migration.mode = file.mode;
  return migration;
}

/// Why drizzle does not take a file for a part of the set, or breaks on it; empty when there is nothing to say.
std::string why_stray(std::string_view folder, std::string_view name) {
  if (folder.empty()) return resembles_sql(name) ? "drizzle ignores it: it reads folders with a migration.sql" : "";
  const bool is_part = name == "migration.sql" || name == "snapshot.json";
  if (is_part && !has_timestamp(folder)) {
    return "its folder's name does not start with 14 digits and '_': drizzle runs it and fails to record that (22P02)";
  }
  return resembles_sql(name) ? "drizzle ignores it: it reads migration.sql and snapshot.json only" : "";
}

class FolderReader {
 public:
  explicit FolderReader(model::MigrationSet& set) : set_(set) {}

  /// Files arrive in byte order, so those of one folder follow each other: down.sql, migration.sql, snapshot.json.
  void take(std::string_view within, const git::Tree::Visited& file) {
    const std::string_view folder = folder_of(within);
    const std::string_view name = file_name(within);
    const bool is_known = has_timestamp(folder) && folder.find('/') == std::string_view::npos;
    if (is_known && name == "migration.sql") {
      set_.migrations.push_back(migration_of(folder, file));
    } else if (is_known && name == "snapshot.json") {
      set_.snapshots.push_back({std::string(file.path), file.id, std::string(leading_number(folder))});
    } else if (is_known && name == "down.sql") {
      downs_.push_back({std::string(file.path), file.id, file.mode});
    } else if (std::string why = why_stray(folder, name); !why.empty()) {
      set_.strays.push_back({std::string(file.path), std::move(why)});
    }
  }

  void attach_downs() {
    auto down = downs_.begin();
    for (model::Migration& migration : set_.migrations) {
      const std::string_view folder = folder_of(migration.path);
      while (down != downs_.end() && folder_of(down->path) < folder) ++down;
      if (down == downs_.end() || folder_of(down->path) != folder) continue;
      migration.down_path = down->path;
      migration.down_blob = down->id;
    }
  }

 private:
  model::MigrationSet& set_;
  std::vector<git::Entry> downs_;
};

}  // namespace

model::MigrationSet read_drizzle_folders(const git::Tree& tree, const model::Project& project) {
  model::MigrationSet set;
  set.late_policy = model::LatePolicy::kRunsLate;
  FolderReader reader(set);
  tree.for_each_file(project.migrations_folder, [&](const git::Tree::Visited& file) {
    if (file.mode == model::FileMode::kSubmodule) return;
    reader.take(path_within(project.migrations_folder, file.path), file);
  });
  reader.attach_downs();
  sort_by_number(set.migrations);
  return set;
}

}  // namespace lockstep::layout
