#pragma once
#include <string>
#include <string_view>

#include "replay/replay.h"
#include "sql/parse.h"

namespace lockstep::lint {

/// A database after some SQL.
class Before {
 public:
  explicit Before(std::string history) : text_(std::move(history)), replay_(replay::TransactionScope::kPerStatement) {
    apply(text_, false);
  }
  /// The same after more SQL, which belongs to the change under judgement.
  Before(std::string history, std::string change) : Before(std::move(history)) {
    change_ = std::move(change);
    apply(change_, true);
  }

  const replay::Database& database() const { return replay_.database(); }

 private:
  void apply(std::string_view text, bool is_new) {
    replay_.begin_migration(
        {.name = is_new ? "new" : "old", .text = text, .is_new = is_new, .scope = {}, .is_whole_history = !is_new});
    const sql::ParsedFile parsed = sql::parse_file(text, sql::Splitting::kWholeFile);
    for (const sql::Statement& statement : parsed.statements) replay_.apply(statement);
  }

  std::string text_;
  std::string change_;
  replay::Replay replay_;
};

}  // namespace lockstep::lint
