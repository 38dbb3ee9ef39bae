#pragma once
#include <optional>

#include "rows/fill.h"
#include "rows/order.h"
#include "rows/row_maker.h"
#include "rows/transaction.h"

// Rows that stand in tables already: what others may refer to, and what keys have taken.
namespace lockstep::rows {

/// What a foreign key can refer to now, at most 200 tuples. Empty when its table cannot be read.
Tuples read_targets(pg::Connection& connection, const ForeignKey& key);

/// At most 1000 rows of the table.
std::vector<RowValues> read_rows(pg::Connection& connection, const Table& table);

/// Sets a reference that was left NULL, in most rows of the table. What the server refuses stays NULL.
void set_references(pg::Connection& connection, Transaction& transaction, const Table& table, const ForeignKey& key,
                    std::chrono::steady_clock::time_point deadline);

}  // namespace lockstep::rows
