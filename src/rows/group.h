#pragma once
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "rows/fill.h"
#include "rows/row_maker.h"
#include "rows/transaction.h"

namespace lockstep::rows {

/// Tables that are filled together: one, or several (or one) whose rows cannot be without each other. Then one
/// statement inserts a row into each, and the server checks the references at its end.
class Group {
 public:
  Group(const Database& database, const std::vector<std::size_t>& tables,
        const std::set<std::pair<std::size_t, std::size_t>>& later, const Options& options);

  /// What became of each table, in the order of `tables`.
  std::vector<FilledTable> fill(pg::Connection& connection);

 private:
  using Clock = std::chrono::steady_clock;

  struct Member {
    std::size_t index = 0;  // in Database::tables
    const Table* table = nullptr;
    std::unique_ptr<RowMaker> maker;
    FilledTable outcome;
  };
  /// A reference from one member to another, or to itself.
  struct Inner {
    std::size_t from = 0;
    std::size_t to = 0;
    const ForeignKey* key = nullptr;
  };
  /// A row for each member.
  using Unit = std::vector<RowValues>;

  void prepare(pg::Connection& connection, Member& member);
  void insert_all(pg::Connection& connection, Transaction& transaction);
  bool insert_at_once(Transaction& transaction);
  void insert_one_by_one(pg::Connection& connection, Transaction& transaction);
  bool insert_unit(pg::Connection& connection, Transaction& transaction, std::vector<RowRequest> requests);
  void cover_labels(pg::Connection& connection, Transaction& transaction, std::size_t member);
  std::optional<Unit> make_unit(pg::Connection& connection, const std::vector<RowRequest>& requests);
  bool link(pg::Connection& connection, Unit& unit);
  std::string statement_of(const Unit& unit) const;
  void settle(pg::Connection& connection);
  std::vector<RowRequest> requests_for(std::size_t index) const;

  const Database& database_;
  const Options& options_;
  std::vector<Member> members_;
  std::vector<Inner> inner_;
  std::set<std::pair<std::size_t, std::size_t>> later_;  // (table, foreign key) that stay NULL for now
  std::size_t rows_ = 0;                                 // to put into each
  Clock::time_point deadline_;
  std::string refusal_;   // why the last row was not inserted
  bool ran_out_ = false;  // of time or room
};

}  // namespace lockstep::rows
