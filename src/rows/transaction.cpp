#include "rows/transaction.h"

#include <string>

#include "base/error.h"

namespace lockstep::rows {
namespace {

constexpr std::string_view kBegin =
    "BEGIN; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC'; "
    "SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL xmloption = 'content'; "
    "SET LOCAL jit = off; SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL statement_timeout = ";

}  // namespace

Transaction::Transaction(pg::Connection& connection, std::chrono::milliseconds longest) : connection_(connection) {
  if (connection.transaction_state() != pg::TransactionState::kIdle) {
    throw base::Error("rows are filled in transactions of their own, and the connection is in one");
  }
  connection_.query(std::string(kBegin) + std::to_string(longest.count()));
}

Transaction::~Transaction() {
  if (connection_.is_open() && connection_.transaction_state() != pg::TransactionState::kIdle) {
    connection_.run("ROLLBACK");
  }
}

std::optional<pg::Failure> Transaction::attempt(std::string_view sql) {
  auto result = connection_.run("SAVEPOINT lockstep_row; " + std::string(sql) + "; RELEASE SAVEPOINT lockstep_row");
  if (result) return std::nullopt;
  if (result.error().kind != pg::FailureKind::kStatement)
    throw base::Error("cannot fill tables: " + pg::describe(result.error()));
  connection_.query("ROLLBACK TO SAVEPOINT lockstep_row");
  return result.error();
}

std::optional<pg::Failure> Transaction::commit() {
  auto result = connection_.run("COMMIT");
  if (result) return std::nullopt;
  return result.error();
}

}  // namespace lockstep::rows
