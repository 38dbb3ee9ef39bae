#include "base/error.h"
#include "layout/names.h"
#include "renumber/numbers.h"
#include "renumber/outcome.h"
#include "renumber/plan.h"

// Plain numbered SQL, timestamps, and folders: the order is in the names. A migration that has a folder to itself moves
// with all that is in it; a file with the SQL that undoes it, and what its tool keeps beside it.

namespace lockstep::renumber {
namespace {

constexpr std::string_view kFlywaySettings = ".conf";

class MovePlanner {
 public:
  MovePlanner(const Sides& sides, std::int64_t now_ms)
      : sides_(sides),
        folder_(sides.project.migrations_folder),
        numbers_(newest_number(sides.onto.set, sides.ancestor.set), now_ms) {}

  Plan plan() {
    for (const model::Migration* migration : own_migrations(sides_)) add(*migration);
    for (const model::Migration* migration : landed_migrations(sides_)) {
      plan_.notes.push_back(migration->name + " goes: the base has it as " +
                            find_in(sides_.onto.set, *migration)->name);
      for (git::Entry& file : files_of(*migration)) old_files_.push_back(std::move(file));
    }
    for (const git::Entry& file : old_files_) restore_or_remove(file.path);
    for (auto& [path, file] : new_files_) outcome_.put(path, {file.id, "", file.mode});
    plan_.files = outcome_.take();
    return std::move(plan_);
  }

 private:
  void add(const model::Migration& migration) {
    const std::string number = numbers_.next(number_of(migration));
    Move move;
    move.before = migration;
    move.name = migration.name;
    move.path = migration.path;
    move.down_path = migration.down_path;
    if (number != migration.number) rename(migration, number, move);
    plan_.moves.push_back(std::move(move));
  }

  static const std::string& number_of(const model::Migration& migration) {
    if (!migration.number.empty()) return migration.number;
    throw base::Error(migration.path + " has a version of several numbers, which says nothing of the next one",
                      "rename it by hand, behind the newest of the base");
  }

  void rename(const model::Migration& migration, std::string_view number, Move& move) {
    const auto name = with_number(migration.name, migration.number, number);
    if (!name) {
      throw base::Error(
          migration.path + " cannot take the number " + std::string(number) + ": its own has another form",
          "rename it by hand, behind the newest of the base");
    }
    move.name = *name;
    move.path = moved(migration, move.name, migration.path);
    if (!migration.down_path.empty()) move.down_path = moved(migration, move.name, migration.down_path);
    for (const git::Entry& file : files_of(migration)) {
      old_files_.push_back(file);
      new_files_.emplace_back(moved(migration, move.name, file.path), file);
    }
  }

  /// The migration's name is the start of the first part of each of its paths.
  std::string moved(const model::Migration& migration, const std::string& name, const std::string& path) const {
    const std::string_view within = layout::path_within(folder_, path);
    return layout::path_in(folder_, name + std::string(within.substr(migration.name.size())));
  }

  std::vector<git::Entry> files_of(const model::Migration& migration) const {
    const std::string own_folder = layout::path_in(folder_, migration.name);
    if (layout::folder_of(migration.path) == own_folder) return git::list_files(*sides_.branch.tree, own_folder);
    std::vector<git::Entry> files;
    for (const std::string& path :
         {migration.path, migration.down_path, migration.path + std::string(kFlywaySettings)}) {
      if (path.empty()) continue;
      if (auto entry = sides_.branch.tree->find(path)) files.push_back(std::move(*entry));
    }
    return files;
  }

  /// Where both sides added one name, the base's file stands there after a merge.
  void restore_or_remove(const std::string& path) {
    const std::optional<git::Entry> theirs = sides_.onto.tree->find(path);
    if (theirs && sides_.is_merge) {
      outcome_.put(path, {theirs->id, "", theirs->mode});
    } else {
      outcome_.remove(path);
    }
  }

  const Sides& sides_;
  const std::string& folder_;
  NumberSequence numbers_;
  Plan plan_;
  Outcome outcome_;
  std::vector<git::Entry> old_files_;
  std::vector<std::pair<std::string, git::Entry>> new_files_;
};

}  // namespace

Plan plan_moves(const Sides& sides, std::int64_t now_ms) {
  return MovePlanner(sides, now_ms).plan();
}

}  // namespace lockstep::renumber
