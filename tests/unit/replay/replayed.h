#pragma once
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "replay/replay.h"
#include "sql/parse.h"

namespace lockstep::replay {

/// Migrations on their way through a replay; what is refused is kept.
class Replayed {
 public:
  explicit Replayed(TransactionScope scope = TransactionScope::kPerMigration) : replay_(scope) {}
  /// One new migration, in a database that begins empty.
  explicit Replayed(std::string text) : Replayed() {
    is_whole_history_ = true;
    add(std::move(text));
  }

  Replayed& add(std::string text, bool is_new = true) {
    conflicts.clear();
    texts_.push_back(std::move(text));
    const std::string& kept = texts_.back();
    const sql::ParsedFile parsed = sql::parse_file(kept, sql::Splitting::kWholeFile);
    replay_.begin_migration({.name = "m" + std::to_string(texts_.size()),
                             .text = kept,
                             .is_new = is_new,
                             .scope = {},
                             .is_whole_history = is_whole_history_});
    for (const sql::Statement& statement : parsed.statements) {
      for (Conflict& conflict : replay_.apply(statement)) conflicts.push_back(std::move(conflict));
    }
    return *this;
  }
  Replayed& add_old(std::string text) { return add(std::move(text), false); }

  Replay& replay() { return replay_; }
  const Database& database() const { return replay_.database(); }
  Lookup<Relation> relation(std::string name) const { return database().find_relation({"", std::move(name), {}}); }
  const Relation& table(std::string name) const { return *relation(std::move(name)); }
  const Column& column(std::string table_name, std::string_view name) const {
    return *find_column(table(std::move(table_name)), name);
  }

  /// SQLSTATEs of the last migration, "?" before those that are not certain.
  std::vector<std::string> refusals() const {
    std::vector<std::string> all;
    for (const Conflict& conflict : conflicts) all.push_back((conflict.is_certain ? "" : "?") + conflict.sqlstate);
    return all;
  }

  std::vector<Conflict> conflicts;  // of the last migration

 private:
  std::deque<std::string> texts_;
  Replay replay_;
  bool is_whole_history_ = false;
};

using Refusals = std::vector<std::string>;

}  // namespace lockstep::replay
