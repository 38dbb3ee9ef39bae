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

bool is_forgiving(const sql::Statement& statement) {
  if (const auto* drop = std::get_if<sql::Drop>(&statement.body)) return drop->if_exists;
  if (const auto* alter = std::get_if<sql::AlterTable>(&statement.body)) return alter->if_exists;
  if (const auto* rename = std::get_if<sql::Rename>(&statement.body)) return rename->if_exists;
  return false;
}

/// A table that only a schema off the search_path has: where the statement runs, the connection brings a path with that
/// schema, and does so for all that follows.
void learn_connection_path(Step& step, const sql::Statement& statement) {
  if (!step.database.has_schemas_off_path() || step.may_not_run() || is_forgiving(statement)) return;
  sql::for_each_relation(statement, [&](const sql::QualifiedName& name, sql::RelationUse use) {
    if (use == sql::RelationUse::kDefined || !name.schema.empty() || step.database.find_relation(name)) return;
    const std::vector<std::string> schemas = step.database.schemas_off_path(NameSpace::kRelation, name.name);
    if (schemas.size() != 1) return;
    step.doubt(
        "42P01",
        "relation \"" + name.name + "\" does not exist, unless the connection's search_path has " + schemas.front(),
        name.span);
    step.database.add_to_connection_path(schemas.front());
  });
}

}  // namespace

Replay::Replay(TransactionScope scope) : scope_(scope), migration_scope_(scope) {}

void Replay::begin_migration(MigrationStart migration) {
  const bool is_new_run = migration.is_new && !is_new_run_;
  const TransactionScope scope = migration.scope.value_or(scope_);
  const bool goes_on = scope == TransactionScope::kAllMigrations && transaction_.is_open && !is_new_run;
  if (!goes_on) commit();
  if (is_new_run) database_.reset_settings();
  // Where nothing was made elsewhere, the connection brings no path either.
  if (migration.is_whole_history) database_.set_setting("search_path", "\"$user\", public", false);
  is_new_run_ = is_new_run_ || migration.is_new;
  // A COMMIT in an earlier file ended the one transaction of the run: what follows has none.
  const bool is_ended = scope == TransactionScope::kAllMigrations && is_run_committed_ && !is_new_run;
  if (is_new_run || names_.empty()) is_run_committed_ = false;
  is_in_chunk_ = false;
  names_.push_back(migration.name);
  migration_ = std::move(migration);
  migration_scope_ = scope;
  const bool wants_one = scope == TransactionScope::kAllMigrations || scope == TransactionScope::kPerMigration;
  if (wants_one && !goes_on && !is_ended) begin_transaction(false);
}

void Replay::begin_chunk() {
  if (migration_scope_ != TransactionScope::kPerChunk) return;
  is_in_chunk_ = true;
  if (!transaction_.is_explicit) commit();
  begin_implicit();
}

void Replay::begin_implicit() {
  if (!is_in_chunk_ || transaction_.is_open) return;
  begin_transaction(false);
  transaction_.is_implicit = true;
}

void Replay::begin_transaction(bool is_explicit) {
  transaction_.is_open = true;
  transaction_.is_explicit = is_explicit;
  database_.start_transaction();
}

void Replay::end_transaction() {
  database_.end_transaction();
  start_next();
}

void Replay::start_next() {
  const std::uint32_t number = transaction_.number + 1;
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
      begin_implicit();
      return;
    }
    case Kind::kRollback: {
      const bool was_open = transaction_.is_open;
      if (was_open) roll_back_to(0, place);
      commit();
      is_run_committed_ = true;
      if (statement.and_chain && was_open) begin_transaction(true);
      begin_implicit();
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
  if (std::holds_alternative<sql::Do>(statement.body)) {
    for (const sql::Statement& child : statement.children) {
      for (Conflict& conflict : apply_part(child)) conflicts.push_back(std::move(conflict));
    }
    leave_block(statement);
    return;
  }
  learn_connection_path(step, statement);
  apply_one(step, statement);
}

void Replay::enter_branch(std::uint32_t branch) {
  if (branch == branch_) return;
  branch_ = branch;
  for (const auto& [id, home] : made_in_branches_) {
    if (database_.relation(id) == nullptr) continue;
    database_.change_relation(id).existence = home == branch ? Existence::kCertain : Existence::kPossible;
  }
}

void Replay::begin_part(const sql::Statement& part) {
  enter_branch(part.nesting.branch);
}

std::vector<Conflict> Replay::apply_part(const sql::Statement& part) {
  begin_part(part);
  const Id last = database_.last_id();
  std::vector<Conflict> conflicts;
  apply_step(part, conflicts);
  for (Id id = last + 1; branch_ != 0 && id <= database_.last_id(); ++id) {
    const Relation* made = database_.relation(id);
    if (made == nullptr || made->is_assumed || made->existence == Existence::kCertain) continue;
    database_.change_relation(id).existence = Existence::kCertain;
    made_in_branches_.emplace_back(id, branch_);
  }
  return conflicts;
}

void Replay::leave_block(const sql::Statement& statement) {
  enter_branch(0);
  made_in_branches_.clear();
  if (has_dynamic_sql(std::get<sql::Do>(statement.body), statement.children)) {
    note_unknown("a DO block makes its SQL at run time", statement.span);
  }
}

void Replay::end_block(const sql::Statement& block) {
  leave_block(block);
  if (!transaction_.is_open) start_next();
}

std::vector<Conflict> Replay::apply(const sql::Statement& statement) {
  if (const auto* transaction = std::get_if<sql::Transaction>(&statement.body)) {
    apply_transaction(*transaction, statement.span);
    return {};
  }
  std::vector<Conflict> conflicts;
  apply_step(statement, conflicts);
  if (!transaction_.is_open) start_next();
  return conflicts;
}

}  // namespace lockstep::replay
