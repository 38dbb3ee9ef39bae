#pragma once
#include <set>
#include <string>
#include <vector>

#include "rows/row.h"
#include "rows/wanted.h"

namespace lockstep::rows {

/// Knows the values that a unique index holds, and so which row would be a duplicate. An estimate where the index is
/// over expressions or has a predicate that cannot be read; the server has the last word.
class KeyGuard {
 public:
  KeyGuard(const Table& table, const Types& types, const Key& key);

  /// Columns whose values the key is made of.
  const std::vector<std::size_t>& columns() const { return columns_; }
  bool allows(const RowValues& row) const;
  void add(const RowValues& row);

 private:
  bool may_be_indexed(const RowValues& row) const;
  /// Nothing when no other row can be equal: a NULL, or a number that the server gives.
  std::optional<std::string> tuple_of(const RowValues& row) const;

  const Table& table_;
  const Types& types_;
  bool nulls_are_equal_;
  bool ignores_case_ = false;
  std::vector<std::size_t> columns_;
  std::vector<Alternative> predicate_;  // empty: no predicate
  std::set<std::string> taken_;
};

}  // namespace lockstep::rows
