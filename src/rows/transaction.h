#pragma once
#include <chrono>
#include <optional>
#include <string_view>

#include "pg/connection.h"

namespace lockstep::rows {

/// A transaction in which values are written in ISO forms and UTC, every constraint is checked at once, and a statement
/// ends after `longest`. Rolled back unless committed. The connection must be in none.
class Transaction {
 public:
  Transaction(pg::Connection& connection, std::chrono::milliseconds longest);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// Runs it so that a failure leaves nothing behind, and the transaction goes on. Throws base::Error when the
  /// connection is lost.
  std::optional<pg::Failure> attempt(std::string_view sql);
  std::optional<pg::Failure> commit();

 private:
  pg::Connection& connection_;
};

}  // namespace lockstep::rows
