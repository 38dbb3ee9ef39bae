#pragma once
#include <vector>

#include "rows/database.h"

namespace lockstep::rows {

/// A foreign key of a table, both by index.
struct KeyOfTable {
  std::size_t table = 0;
  std::size_t key = 0;
};

/// In which order tables are filled, so that rows find what they refer to.
struct Order {
  /// Tables by index. Those of one group refer to each other (or one to itself) by columns that cannot be NULL: their
  /// rows go in together.
  std::vector<std::vector<std::size_t>> groups;
  /// References within a cycle that can be NULL at first, to be set when all tables are filled.
  std::vector<KeyOfTable> later;
};
Order order_tables(const std::vector<Table>& tables);

/// Whether a row may refer to nothing.
bool is_optional(const Table& table, const ForeignKey& key);

}  // namespace lockstep::rows
