#include "rules/remedy.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::rules {
namespace {

/// The snapshot that goes with `migration`, when it is not the base's.
const model::SnapshotFile* own_snapshot(const ProjectChange& change, const model::Migration& migration) {
  const auto& snapshots = change.after.snapshots;
  const auto snapshot = std::find_if(snapshots.begin(), snapshots.end(), [&](const model::SnapshotFile& candidate) {
    return !candidate.prefix.empty() && candidate.prefix == migration.number;
  });
  if (snapshot == snapshots.end() || change.before_tree.find(snapshot->path)) return nullptr;
  return &*snapshot;
}

/// "add_phone" of 0002_add_phone.
std::string label_of(const model::Migration& migration) {
  return migration.name.substr(std::min(migration.name.find('_') + 1, migration.name.size()));
}

}  // namespace

std::string generate_command(const ProjectChange& change) {
  return change.project.generate_command.empty() ? "npx drizzle-kit generate" : change.project.generate_command;
}

std::string regenerate_commands(const ProjectChange& change, const model::Migration& migration) {
  std::string undo = "git rm -f";
  // The base's journal knows none of the branch's migrations, so all of them go.
  for (const model::Migration* added : introduced(change)) {
    undo += " " + base::shell_quoted(added->path);
    if (const auto* snapshot = own_snapshot(change, *added)) undo += " " + base::shell_quoted(snapshot->path);
  }
  if (change.before.journal) {
    undo += " && git checkout " + change.base_revision + " -- " +
            base::shell_quoted(change.project.migrations_folder + "/meta");
  }
  const std::string label = label_of(migration);
  return undo + "\nthen " + generate_command(change) + (label.empty() ? "" : " --name " + base::shell_quoted(label)) +
         "\nkeep a copy first of SQL that was written by hand";
}

std::string restore_commands(const ProjectChange& change, const model::SnapshotFile& snapshot) {
  for (const model::Migration* migration : introduced(change)) {
    if (migration->number == snapshot.prefix) return regenerate_commands(change, *migration);
  }
  if (change.before_tree.find(snapshot.path)) {
    return "git checkout " + change.base_revision + " -- " + base::shell_quoted(snapshot.path);
  }
  return "git rm -f " + base::shell_quoted(snapshot.path) + "\nthen " + generate_command(change);
}

std::string renumber_command(const ProjectChange& change, const model::Migration& migration, std::string_view number) {
  const std::string& root = change.project.migrations_folder;
  const std::size_t start = root.empty() ? 0 : root.size() + 1;
  const auto move = [&](const std::string& path) {
    // A migration in a folder of its own is renamed by its folder.
    const std::string old_path = path.substr(0, path.find('/', start));
    std::string new_path = old_path;
    // Not always at the start: V0010__name.sql.
    new_path.replace(old_path.find(migration.number, start), migration.number.size(), number);
    return "git mv " + base::shell_quoted(old_path) + " " + base::shell_quoted(new_path);
  };
  return move(migration.path) + (migration.down_path.empty() ? "" : " && " + move(migration.down_path));
}

}  // namespace lockstep::rules
