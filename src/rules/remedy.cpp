#include "rules/remedy.h"

#include <algorithm>

#include "base/text.h"
#include "layout/names.h"

namespace lockstep::rules {
namespace {

/// Own migrations that a command names; a branch with more is not taken back in one line.
constexpr std::size_t kMostNamed = 4;

/// The migration's files as arguments: the SQL, and the snapshot when the base has none of that name.
std::string own_files(const ProjectChange& change, const model::Migration& migration) {
  const std::string snapshot = in_migrations_folder(change, "meta/" + migration.number + "_snapshot.json");
  const bool is_own = change.after_tree.find(snapshot) && !change.before_tree.find(snapshot);
  return " " + base::shell_quoted(migration.path) + (is_own ? " " + base::shell_quoted(snapshot) : "");
}

bool is_readable(const std::optional<model::Journal>& journal) {
  return journal && journal->problems.empty();
}

/// Whether a snapshot of the base stands where the migration's own would.
bool has_lost_snapshot(const ProjectChange& change, const model::Migration& migration) {
  const auto& before = change.before.snapshots;
  return std::any_of(change.after.snapshots.begin(), change.after.snapshots.end(), [&](const auto& snapshot) {
    return snapshot.prefix == migration.number &&
           std::any_of(before.begin(), before.end(), [&](const auto& other) { return other.blob == snapshot.blob; });
  });
}

/// Whether `lockstep renumber` would do it: there is something to come after, and all that it needs is there.
bool can_renumber(const ProjectChange& change) {
  if (change.renumber_command.empty() || change.before.migrations.empty()) return false;
  const auto& own = introduced(change);
  if (change.project.framework != model::Framework::kDrizzle) {
    return std::none_of(own.begin(), own.end(), [](const model::Migration* one) { return one->number.empty(); });
  }
  const MigrationDifference& difference = change.difference;
  return is_readable(change.before.journal) && is_readable(change.after.journal) && difference.edited.empty() &&
         difference.renamed.empty() && difference.removed.empty() &&
         std::none_of(own.begin(), own.end(),
                      [&](const model::Migration* one) { return has_lost_snapshot(change, *one); });
}

/// "add_phone" of 0002_add_phone.
std::string label_of(const model::Migration& migration) {
  return migration.name.substr(std::min(migration.name.find('_') + 1, migration.name.size()));
}

}  // namespace

std::string in_migrations_folder(const ProjectChange& change, std::string_view name) {
  return layout::path_in(change.project.migrations_folder, name);
}

std::string migrations_folder_argument(const ProjectChange& change) {
  const std::string& folder = change.project.migrations_folder;
  return folder.empty() ? "." : base::shell_quoted(folder);
}

std::string where_unpublished(const ProjectChange& change) {
  return change.before.migrations.empty()
             ? "only where no database has run it yet (else list it under \"ignore\" in lockstep.json):\n"
             : "";
}

std::string generate_command(const ProjectChange& change) {
  return change.project.generate_command.empty() ? "npx drizzle-kit generate" : change.project.generate_command;
}

std::string regenerate_commands(const ProjectChange& change, const model::Migration& migration) {
  if (is_merge(change)) return change.merge.renumber_command;
  std::string undo = where_unpublished(change) + "copy hand-written SQL elsewhere first\ngit rm -f";
  if (introduced(change).size() > kMostNamed) {
    undo += own_files(change, migration);
  } else {
    // The base's journal knows none of the branch's migrations, so all of them go.
    for (const model::Migration* own : introduced(change)) undo += own_files(change, *own);
  }
  if (change.before.journal) {
    undo +=
        " && git checkout " + change.base_revision + " -- " + base::shell_quoted(in_migrations_folder(change, "meta"));
  }
  const std::string label = label_of(migration);
  return undo + "\nthen " + generate_command(change) + (label.empty() ? "" : " --name " + base::shell_quoted(label));
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

std::string renamed_path(const ProjectChange& change, const std::string& path) {
  const std::string& folder = change.project.migrations_folder;
  return path.substr(0, path.find('/', folder.empty() ? 0 : folder.size() + 1));
}

std::string renumbering_or(const ProjectChange& change, std::string by_hand) {
  if (is_merge(change)) return change.merge.renumber_command;
  return can_renumber(change) ? change.renumber_command : std::move(by_hand);
}

std::string renumber_command(const ProjectChange& change, const model::Migration& migration, std::string_view number) {
  return is_merge(change) ? change.merge.renumber_command : move_command(change, migration, number);
}

std::string move_command(const ProjectChange& change, const model::Migration& migration, std::string_view number) {
  const auto move = [&](const std::string& path) {
    const std::string old_path = renamed_path(change, path);
    std::string new_path = old_path;
    // Not always at the start: V0010__name.sql.
    new_path.replace(old_path.find(migration.number, change.project.migrations_folder.size()), migration.number.size(),
                     number);
    return "git mv " + base::shell_quoted(old_path) + " " + base::shell_quoted(new_path);
  };
  const bool moves_alone = migration.down_path.empty() || renamed_path(change, migration.path) != migration.path;
  return where_unpublished(change) + move(migration.path) + (moves_alone ? "" : " && " + move(migration.down_path));
}

}  // namespace lockstep::rules
