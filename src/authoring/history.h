#pragma once
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replay/replay.h"
#include "sql/parse.h"

namespace lockstep::authoring {

/// How migrations wrote what the model keeps only in part.
class WrittenTexts {
 public:
  /// The statement that made the object last, or, of a table, the trigger or rule of that name; empty when it is not
  /// known.
  std::string_view definition(replay::Id object, std::string_view part = "") const;
  /// What was said of the whole object since, each a statement: GRANT, REVOKE, COMMENT ON, ALTER FUNCTION. Goes with it
  /// when it is dropped.
  const std::vector<std::string>& remarks(replay::Id object) const;

  void note(const sql::Statement& statement, std::string_view text, const replay::Database& after);

 private:
  void define(replay::Id object, const std::string& part, std::string statement);
  void remark(const sql::ObjectName& name, sql::ObjectKind kind, const std::string& statement,
              const replay::Database& after);

  std::map<std::pair<replay::Id, std::string>, std::string> definitions_;
  std::map<replay::Id, std::vector<std::string>> remarks_;
};

/// What migrations that have run have made of a database, as the model has it and as they wrote it.
class History {
 public:
  explicit History(replay::TransactionScope scope = replay::TransactionScope::kPerMigration) : replay_(scope) {}

  /// The next migration; what in it goes back is left out.
  void add(const std::string& name, std::string text, sql::Splitting splitting);

  const replay::Database& database() const { return replay_.database(); }
  const WrittenTexts& written() const { return written_; }

 private:
  std::deque<std::string> texts_;  // that the replay looks into
  replay::Replay replay_;
  WrittenTexts written_;
};

}  // namespace lockstep::authoring
