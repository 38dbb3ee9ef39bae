#include <algorithm>

#include "base/error.h"
#include "layout/names.h"
#include "merge/file_merge.h"
#include "merge/journal_entries.h"
#include "merge/json_text.h"
#include "renumber/numbers.h"
#include "renumber/outcome.h"
#include "renumber/plan.h"
#include "renumber/snapshot_chain.h"

// Drizzle up to 0.31. The journal of the base stays as it is, byte for byte, and the branch's entries come after it;
// the SQL is not touched, so its hash is what ledgers know it by. Each snapshot of the branch is built anew: what its
// migration changed, on top of the base's newest.

namespace lockstep::renumber {
namespace {

using layout::JsonValue;

constexpr std::int64_t kClockErrorMs = 24LL * 60 * 60 * 1000;
constexpr std::size_t kPrefixWidth = 4;

/// "add_phone" of 0002_add_phone.
std::string_view label_of(std::string_view tag) {
  return tag.substr(std::min(tag.find('_') + 1, tag.size()));
}

void require_journal(const Side& side, const std::string& whose) {
  if (!side.set.journal) throw base::Error(whose + " has no meta/_journal.json", "drizzle-kit generate makes one");
  const model::Journal& journal = *side.set.journal;
  if (journal.problems.empty()) return;
  const model::JournalProblem& problem = journal.problems.front();
  throw base::Error(whose + " has a journal that cannot be read: " + problem.what + " in " + journal.path + " line " +
                        std::to_string(problem.location.line),
                    "lockstep explain journal-invalid");
}

JsonValue read_document(const Side& side, const std::string& path, const model::ObjectId& blob) {
  auto document = merge::read_json(side.tree->read(blob, path));
  if (!document) throw base::Error(path + " cannot be read: " + document.error(), "lockstep check --all");
  return std::move(*document);
}

class DrizzlePlanner {
 public:
  DrizzlePlanner(const Sides& sides, std::int64_t now_ms)
      : sides_(sides),
        now_ms_(now_ms),
        folder_(sides.project.migrations_folder),
        numbers_(newest_number(sides.onto.set, sides.ancestor.set), now_ms) {}

  Plan plan() {
    if (!own_migrations(sides_).empty() || !landed_migrations(sides_).empty()) require_journals();
    collect_own();
    if (own_.empty() && landed_.empty()) return std::move(plan_);
    require_history();
    take_onto();
    remove_old();
    SnapshotChain chain(sides_.onto, sides_.branch);
    append_all(chain);
    outcome_.put(journal_path_, {std::nullopt, journal_text(), model::FileMode::kRegular});
    plan_.files = outcome_.take();
    return std::move(plan_);
  }

 private:
  void collect_own() {
    landed_ = landed_migrations(sides_);
    for (const model::Migration* migration : landed_) {
      plan_.notes.push_back(migration->name + " goes: the base has it as " +
                            find_in(sides_.onto.set, *migration)->name);
    }
    for (const model::Migration* migration : own_migrations(sides_)) {
      if (migration->journal_position) {
        own_.push_back(migration);
      } else {
        plan_.notes.push_back(migration->path + " stays as it is: no journal entry names it, so it never runs");
      }
    }
  }

  /// Without its journal a migration would be taken for one that no entry names.
  void require_journals() const {
    require_journal(sides_.branch, "the branch");
    require_journal(sides_.onto, "the base");
  }

  /// What both sides had before they parted must still be on both, or there is nothing to put the branch's own behind.
  void require_history() const {
    for (const model::Migration& migration : sides_.ancestor.set.migrations) {
      if (!migration.journal_position) continue;
      require_unchanged(migration, sides_.branch.set, "the branch");
      if (find_in(sides_.onto.set, migration) != nullptr) continue;
      throw base::Error("the base has taken back " + migration.path + ", which the branch builds on",
                        "generate the branch's migrations anew on the base");
    }
  }

  static void require_unchanged(const model::Migration& migration, const model::MigrationSet& side,
                                const std::string& whose) {
    const model::Migration* now = find_in(side, migration);
    if (now != nullptr && now->blob == migration.blob && now->journal_position) return;
    throw base::Error(whose + (now == nullptr ? " deletes " : " edits ") + migration.path + ", which the base has",
                      "git checkout it from the base; a migration that has run stays as it is");
  }

  /// Puts what the side has at one path at another.
  void put_file(const Side& side, const std::string& path, const std::string& new_path) {
    if (const auto entry = side.tree->find(path)) outcome_.put(new_path, {entry->id, "", entry->mode});
  }

  void take_onto() {
    for (const model::Migration& migration : sides_.onto.set.migrations) {
      put_file(sides_.onto, migration.path, migration.path);
      if (!migration.down_path.empty()) put_file(sides_.onto, migration.down_path, migration.down_path);
    }
    for (const model::SnapshotFile& snapshot : sides_.onto.set.snapshots) {
      put_file(sides_.onto, snapshot.path, snapshot.path);
    }
    const model::Journal& journal = *sides_.onto.set.journal;
    journal_path_ = journal.path;
    journal_ = read_document(sides_.onto, journal.path, journal.blob);
    ends_with_newline_ = sides_.onto.tree->read(journal.blob, journal.path).ends_with('\n');
    branch_journal_ = read_document(sides_.branch, sides_.branch.set.journal->path, sides_.branch.set.journal->blob);
  }

  /// Paths that the branch's own migrations have now, and that the base does not use.
  void remove_old() {
    const auto remove = [&](const std::string& path) {
      if (!path.empty() && !sides_.onto.tree->find(path)) outcome_.remove(path);
    };
    for (const auto& migrations : {own_, landed_}) {
      for (const model::Migration* migration : migrations) {
        remove(migration->path);
        remove(migration->down_path);
        remove(path_of("meta/" + migration->number + "_snapshot.json"));
      }
    }
  }

  void append_all(SnapshotChain& chain) {
    JsonValue& entries = entries_of(journal_);
    merge::JournalEnd end(entries);
    if (end.stamp_for(0) > now_ms_ + kClockErrorMs) {
      throw base::Error("the base's newest migration is stamped in the future, so every later one would be too",
                        "lockstep explain journal-future");
    }
    for (const model::Migration* migration : own_) append(*migration, chain, end, entries);
  }

  static JsonValue& entries_of(JsonValue& journal) {
    for (JsonValue& member : journal.children) {
      if (member.key == "entries") return member;
    }
    throw base::Error("the base's journal has no entries");  // its reader has reported that
  }

  void append(const model::Migration& migration, SnapshotChain& chain, merge::JournalEnd& end, JsonValue& entries) {
    JsonValue entry = entries_of(branch_journal_).children.at(*migration.journal_position);
    const std::string number = next_number(migration, end);
    Move move;
    move.before = migration;
    move.name = number + "_" + std::string(label_of(migration.name));
    move.path = path_of(move.name + ".sql");
    move.when_before = merge::when_of(entry).value_or(0);
    merge::set_string(entry, "tag", move.name);
    merge::set_number(entry, "when", std::min(move.when_before, now_ms_));
    end.append(std::move(entry), entries);
    move.when_after = merge::when_of(entries.children.back()).value_or(0);

    put_file(sides_.branch, migration.path, move.path);
    if (!migration.down_path.empty()) {
      move.down_path = path_of(move.name + migration.down_path.substr(migration.path.size() - 4));
      put_file(sides_.branch, migration.down_path, move.down_path);
    }
    put_snapshot(migration, number, chain);
    plan_.moves.push_back(std::move(move));
  }

  /// drizzle-kit numbers by the index; where a project's names run ahead of it, they go on as they are.
  std::string next_number(const model::Migration& migration, const merge::JournalEnd& end) {
    std::string number = numbers_.next(migration.number);
    const std::string index = std::to_string(end.next_index());
    if (number.size() <= kPrefixWidth && model::number_less(number, index)) {
      number = std::string(kPrefixWidth - std::min(index.size(), kPrefixWidth), '0') + index;
      numbers_ = NumberSequence(number, now_ms_);
    }
    return number;
  }

  void put_snapshot(const model::Migration& migration, const std::string& number, SnapshotChain& chain) {
    const auto link = chain.append(migration, number);
    if (!link) {
      plan_.notes.push_back(migration.name + " has no snapshot, now as before");
      return;
    }
    for (const merge::Conflict& conflict : link->conflicts) plan_.conflicts.push_back({migration.name, conflict});
    outcome_.put(path_of("meta/" + number + "_snapshot.json"), link->content);
  }

  std::string path_of(const std::string& name) const { return layout::path_in(folder_, name); }
  std::string journal_text() const { return merge::json_text(journal_) + (ends_with_newline_ ? "\n" : ""); }

  const Sides& sides_;
  std::int64_t now_ms_;
  const std::string& folder_;
  NumberSequence numbers_;
  std::vector<const model::Migration*> own_;
  std::vector<const model::Migration*> landed_;
  std::string journal_path_;
  JsonValue journal_;
  JsonValue branch_journal_;
  bool ends_with_newline_ = false;
  Plan plan_;
  Outcome outcome_;
};

}  // namespace

Plan plan_drizzle(const Sides& sides, std::int64_t now_ms) {
  return DrizzlePlanner(sides, now_ms).plan();
}

}  // namespace lockstep::renumber
