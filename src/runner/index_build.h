#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pg/connection.h"
#include "sql/table.h"

namespace lockstep::runner {

/// A condition on a row `i` of pg_index: somebody builds an index of its table now. VACUUM holds the same lock.
inline constexpr std::string_view kSomebodyBuilds =
    "EXISTS (SELECT FROM pg_locks l WHERE l.relation = i.indrelid AND l.mode = 'ShareUpdateExclusiveLock' AND "
    "l.granted)";

/// CREATE INDEX CONCURRENTLY, which leaves an index that cannot be used where it fails, and goes on in the server when
/// the client is gone.
class IndexBuild {
 public:
  /// Nothing when `sql` is another statement.
  static std::optional<IndexBuild> of(std::string_view sql);

  /// Waits until no other session builds an index of the table.
  void wait_for_others(pg::Connection& connection) const;

  /// Whether the index is there and can be used: on that table, under that name, with that definition.
  bool is_built(pg::Connection& connection) const;

  /// The indexes that a build of this one left and nobody is building, quoted where they have to be. One without a name
  /// is known by its definition.
  std::vector<std::string> leftovers(pg::Connection& connection) const;

 private:
  struct Definition {
    bool is_unique = false;
    std::string text;  // from USING on
    bool operator==(const Definition&) const = default;
  };

  IndexBuild(std::string_view sql, sql::CreateIndex statement);
  std::string table() const;
  std::string probe_sql() const;
  std::optional<Definition> definition(pg::Connection& connection) const;

  std::string sql_;
  sql::CreateIndex statement_;
};

}  // namespace lockstep::runner
