#include "replay/replay.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "replay/apply.h"
#include "replay/schemas.h"
#include "replay/step.h"
#include "sql/tokens.h"

namespace lockstep::replay {
namespace {

/// Whether a body has an EXECUTE whose SQL is made at run time. Those of constant strings are children.
bool has_dynamic_sql(const sql::Do& block, const std::vector<sql::Statement>& children) {
  if (block.language != "plpgsql") return true;
  std::size_t executes = 0;
  bool is_after_execute = false;
  sql::for_each_token(block.body, [&](const sql::Token& token) {
    if (token.kind != sql::TokenKind::kWord) {
      is_after_execute = false;
      return;
    }
    const std::string word = base::lower_ascii(token.text);
    if (is_after_execute && (word == "function" || word == "procedure")) --executes;
    is_after_execute = word == "execute";
    if (is_after_execute) ++executes;
  });
  const auto known = std::count_if(children.begin(), children.end(),
                                   [](const sql::Statement& child) { return child.nesting.is_dynamic; });
  return executes > static_cast<std::size_t>(known);
}

}  // namespace

Replay::Replay(TransactionScope scope) : scope_(scope), migration_scope_(scope) {
  transaction_.number = 0;
}

void Replay::begin_migration(MigrationStart migration) {
  const bool is_new_run = migration.is_new && !is_new_run_;
  const TransactionScope scope = migration.scope.value_or(scope_);
  const bool goes_on = scope == TransactionScope::kAllMigrations && transaction_.is_open && !is_new_run;
  if (!goes_on) commit();
  if (is_new_run) database_.reset_settings();
  is_new_run_ = is_new_run_ || migration.is_new;
  // A COMMIT in an earlier file ended the one transaction of the run: what follows has none.
  const bool is_ended = scope == TransactionScope::kAllMigrations && is_run_committed_ && !is_new_run;
  if (is_new_run || names_.empty()) is_run_committed_ = false;
  names_.push_back(migration.name);
  migration_ = std::move(migration);
  migration_scope_ = scope;
  const bool wants_one = scope == TransactionScope::kAllMigrations || scope == TransactionScope::kPerMigration;
  if (wants_one && !goes_on && !is_ended) begin_transaction(false);
}

void Replay::begin_chunk() {
  if (migration_scope_ != TransactionScope::kPerChunk) return;
  if (!transaction_.is_explicit) commit();
  if (!transaction_.is_open) begin_transaction(false);
}

void Replay::begin_transaction(bool is_explicit) {
  const std::uint32_t number = transaction_.number + 1;
  transaction_ = TransactionState{};
  transaction_.number = number;
  transaction_.is_open = true;
  transaction_.is_explicit = is_explicit;
  database_.start_transaction();
}

void Replay::end_transaction() {
  database_.end_transaction();
  const std::uint32_t number = transaction_.number;
  transaction_ = TransactionState{};
  transaction_.number = number;
}

void Replay::commit() {
  if (transaction_.is_open) end_transaction();
}

void Replay::roll_back_to(Mark mark, sql::Span place) {
  if (!database_.roll_back(mark)) note_unknown("a transaction is rolled back that is too large to be kept", place);
}

void Replay::apply_transaction(const sql::Transaction& statement, sql::Span place) {
  using Kind = sql::Transaction::Kind;
  switch (statement.kind) {
    case Kind::kBegin:
      if (!transaction_.is_open) begin_transaction(true);
      transaction_.is_explicit = true;
      return;
    case Kind::kCommit:
    case Kind::kPrepare: {
      const bool was_open = transaction_.is_open;
      commit();
      is_run_committed_ = true;
      if (statement.and_chain && was_open) begin_transaction(true);
      return;
    }
    case Kind::kRollback: {
      const bool was_open = transaction_.is_open;
      if (was_open) roll_back_to(0, place);
      commit();
      is_run_committed_ = true;
      if (statement.and_chain && was_open) begin_transaction(true);
      return;
    }
    case Kind::kSavepoint:
      if (!transaction_.is_open) return;
      database_.start_level();
      transaction_.savepoints.push_back(
          {statement.savepoint.text, database_.mark(), transaction_.enum_values.size(), transaction_.not_valid.size()});
      return;
    case Kind::kRelease:
    case Kind::kRollbackTo:
      to_savepoint(statement, place);
      return;
    case Kind::kCommitPrepared:
    case Kind::kRollbackPrepared:
      return;
  }
}

void Replay::to_savepoint(const sql::Transaction& statement, sql::Span place) {
  std::vector<TransactionState::Savepoint>& savepoints = transaction_.savepoints;
  const auto found = std::find_if(savepoints.rbegin(), savepoints.rend(),
                                  [&](const auto& one) { return one.name == statement.savepoint.text; });
  if (found == savepoints.rend()) return;
  const TransactionState::Savepoint savepoint = *found;
  savepoints.erase(found.base() - 1, savepoints.end());
  if (statement.kind == sql::Transaction::Kind::kRelease) return;
  roll_back_to(savepoint.mark, place);
  transaction_.enum_values.resize(savepoint.enum_values);
  transaction_.not_valid.resize(savepoint.not_valid);
  savepoints.push_back(savepoint);
  database_.start_level();
}

Origin Replay::origin_at(sql::Span span) const {
  const std::uint32_t migration = names_.empty() ? 0 : static_cast<std::uint32_t>(names_.size() - 1);
  return {migration, transaction_.number, migration_.is_new, span};
}

void Replay::note_unknown(std::string reason, sql::Span place) {
  database_.open(std::move(reason), origin_at(place));
}

void Replay::finish() {
  commit();
}

void Replay::apply_step(const sql::Statement& statement, std::vector<Conflict>& conflicts) {
  const bool is_first = names_.size() <= 1;
  Step step{database_,
            transaction_,
            migration_.text,
            statement.nesting,
            origin_at(statement.span),
            !migration_.is_new,
            is_first && !migration_.is_whole_history,
            conflicts};
  if (const auto* schema = std::get_if<sql::CreateSchema>(&statement.body)) {
    if (!apply_create_schema(step, *schema) || statement.children.empty()) return;
    const std::optional<std::string> path = database_.setting("search_path");
    database_.set_setting("search_path", name_of(*schema) + ", " + path.value_or("public"), false);
    for (const sql::Statement& child : statement.children) apply_step(child, conflicts);
    database_.set_setting("search_path", path, false);
    return;
  }
  if (const auto* block = std::get_if<sql::Do>(&statement.body)) {
    for (const sql::Statement& child : statement.children) apply_step(child, conflicts);
    if (has_dynamic_sql(*block, statement.children))
      note_unknown("a DO block makes its SQL at run time", statement.span);
    return;
  }
  apply_one(step, statement);
}

std::vector<Conflict> Replay::apply(const sql::Statement& statement) {
  if (const auto* transaction = std::get_if<sql::Transaction>(&statement.body)) {
    apply_transaction(*transaction, statement.span);
    return {};
  }
  if (!transaction_.is_open) {
    ++transaction_.number;
    transaction_.enum_values.clear();
    transaction_.not_valid.clear();
  }
  std::vector<Conflict> conflicts;
  apply_step(statement, conflicts);
  return conflicts;
}

}  // namespace lockstep::replay
