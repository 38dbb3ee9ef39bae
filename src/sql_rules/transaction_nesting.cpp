#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazard;
using lint::Hazards;
using lint::Situation;
using TransactionKind = sql::Transaction::Kind;

/// Whether the runner puts a transaction of its own around the file. What it sends at once is one for PostgreSQL too,
/// but BEGIN and COMMIT are at home there.
bool runner_opens_one(const lint::Settings& settings) {
  return settings.scope == replay::TransactionScope::kAllMigrations ||
         settings.scope == replay::TransactionScope::kPerMigration;
}

/// The last BEGIN or end of a transaction before a statement of the file; null when there is none.
const sql::Transaction* last_before(const Situation& at) {
  for (std::size_t index = at.index; index-- > 0;) {
    const auto* transaction = std::get_if<sql::Transaction>(&at.file.parsed.statements[index].body);
    if (transaction == nullptr) continue;
    const TransactionKind kind = transaction->kind;
    if (kind != TransactionKind::kSavepoint && kind != TransactionKind::kRelease &&
        kind != TransactionKind::kRollbackTo)
      return transaction;
  }
  return nullptr;
}

std::string runner_of(const Situation& at) {
  return at.settings.runner == lint::Runner::kDrizzle ? "drizzle" : "the runner";
}

void check_begin(const Situation& at, Hazards& found) {
  if (!at.transaction.is_open) return;
  const auto* before = last_before(at);
  if (before != nullptr && before->kind == TransactionKind::kBegin) {
    found.add(at.statement.span, "BEGIN in a transaction that BEGIN opened does nothing but warn", "delete it");
  } else if (runner_opens_one(at.settings) && !at.transaction.is_implicit && before == nullptr) {
    const bool is_known = at.settings.runner != lint::Runner::kUnknown;
    found.add(at.statement.span,
              (is_known ? "BEGIN does nothing here: " + runner_of(at) + " has opened a transaction"
                        : "BEGIN does nothing when the runner has opened a transaction, as most do") +
                  ", and the next COMMIT ends it before the migration is recorded",
              "delete BEGIN and COMMIT");
  }
}

void check_end_of(const sql::Transaction& transaction, const Situation& at, Hazards& found) {
  const bool is_commit = transaction.kind != TransactionKind::kRollback;
  const std::string word = is_commit ? "COMMIT" : "ROLLBACK";
  if (!at.transaction.is_open) {
    found.add(at.statement.span, word + " without BEGIN does nothing but warn: each statement before it was committed",
              "delete it, or put BEGIN; where the transaction is to start");
    return;
  }
  // Of a pair, BEGIN is told of.
  const auto* before = last_before(at);
  if (!runner_opens_one(at.settings) || at.transaction.is_implicit || before != nullptr) return;
  if (is_commit) {
    found.add(at.statement.span,
              "COMMIT ends the transaction of " + runner_of(at) + ": when a later statement fails, half of it stays",
              "delete it");
  } else {
    found.add(at.settings.runner == lint::Runner::kUnknown ? Hazard::kMayFail : Hazard::kFails, at.statement.span,
              "ROLLBACK takes back all that " + runner_of(at) +
                  " did in this transaction, and the migration is recorded all the same",
              "delete it");
  }
}

void check_transaction_nesting(const sql::Transaction& transaction, const Situation& at, Hazards& found) {
  switch (transaction.kind) {
    case TransactionKind::kBegin:
      check_begin(at, found);
      return;
    case TransactionKind::kCommit:
    case TransactionKind::kRollback:
    case TransactionKind::kPrepare:
      check_end_of(transaction, at, found);
      return;
    case TransactionKind::kSavepoint:
    case TransactionKind::kRelease:
    case TransactionKind::kRollbackTo:
      if (at.transaction.is_open) return;
      found.add(Hazard::kFails, at.statement.span,
                "savepoints can only be used in a transaction, and none is open here",
                "put BEGIN; before it and COMMIT; after what belongs together");
      return;
    case TransactionKind::kCommitPrepared:
    case TransactionKind::kRollbackPrepared:
      if (!at.transaction.is_open) return;
      found.add(Hazard::kFails, at.statement.span, "a prepared transaction cannot be ended from within another one",
                "do it by hand, outside of the migration");
      return;
  }
}

/// A BEGIN that nothing ends: the connection is closed, and all of it taken back.
void check_open_transaction(const lint::FileEnd& end, Hazards& found) {
  if (runner_opens_one(end.settings)) return;
  const sql::Statement* open = nullptr;
  for (const sql::Statement& statement : end.file.parsed.statements) {
    const auto* transaction = std::get_if<sql::Transaction>(&statement.body);
    if (transaction == nullptr) continue;
    if (transaction->kind == TransactionKind::kBegin && open == nullptr) open = &statement;
    const bool ends = transaction->kind == TransactionKind::kCommit ||
                      transaction->kind == TransactionKind::kRollback || transaction->kind == TransactionKind::kPrepare;
    if (ends && !transaction->and_chain) open = nullptr;
  }
  if (open == nullptr) return;
  found.add(Hazard::kFails, open->span, "no COMMIT follows: all that comes after BEGIN is taken back at the end",
            "put COMMIT; at the end of the file");
}

}  // namespace

constexpr lint::Rule kTransactionNesting = {
    .id = "transaction-nesting",
    .hazard = Hazard::kMayFail,
    .summary = "BEGIN, COMMIT or ROLLBACK that do not do what they seem to",
    .handlers = {lint::on<&check_transaction_nesting>()},
    .at_end = &check_open_transaction,
    .aliases = {"ban-uncommitted-transaction"},
};

}  // namespace lockstep::sql_rules
