#pragma once
#include <cstdint>
#include <map>
#include <utility>

#include "replay/database.h"
#include "sql/statement.h"

namespace lockstep::lint {

/// What the rows of a table have in a column, as far as the statements so far tell.
enum class Filling : std::uint8_t {
  kAllNull,  // ADD COLUMN left it empty in every row, and nothing has written to it since
  kUnknown,
  kFilled,  // ADD COLUMN came with a value, or an UPDATE replaced the NULLs, or the table was emptied
};

/// Follows which columns are filled, through old and new migrations. PostgreSQL keeps no such thing: whether SET NOT
/// NULL fails on the rows of a table can only be told from what was done to them.
class FilledColumns {
 public:
  /// Takes a statement; the database is as after it.
  void note(const sql::Statement& statement, const replay::Database& after, std::uint32_t transaction);

  Filling of(const replay::Relation& relation, const replay::Column& column, const replay::Database& database,
             std::uint32_t transaction) const;

 private:
  using Key = std::pair<replay::Id, std::uint32_t>;  // the relation, and the column's number
  struct Entry {
    Filling filling = Filling::kUnknown;
    std::uint64_t since = 0;       // the statement that made it so
    std::size_t open_reasons = 0;  // of the database then
  };

  void note_added(const sql::AlterTable& alter, const replay::Database& after);
  void note_written(const sql::Statement& statement, const replay::Database& after);
  void note_update(const sql::Update& update, const replay::Database& after);
  void note_emptied(const sql::QualifiedName& table, const replay::Database& after, std::uint32_t transaction);

  std::map<Key, Entry> entries_;
  std::map<replay::Id, std::uint64_t> written_;  // by what does not tell which columns: a trigger, MERGE, COPY
  std::map<replay::Id, std::uint32_t> emptied_;  // the transaction that removed all rows last
  std::uint64_t statement_ = 0;                  // how many there were
  std::uint64_t unseen_ = 0;                     // the last one that may have written anything: a function
};

}  // namespace lockstep::lint
