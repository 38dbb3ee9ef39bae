#include "lint/file_scope.h"

#include <algorithm>
#include <optional>

#include "sql/chunks.h"
#include "sql/outside_transactions.h"

namespace lockstep::lint {
namespace {

using replay::TransactionScope;

bool has_line(std::string_view text, std::string_view wanted) {
  for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const bool begins = at == 0 || text[at - 1] == '\n';
    if (begins && (end == text.size() || text[end] == '\n' || text[end] == '\r')) return true;
  }
  return false;
}

/// A mark of sqlx, which has to be the first bytes, or of graphile-migrate. Both then send the file in one piece.
bool is_sent_bare(std::string_view text) {
  return text.starts_with("-- no-transaction") || has_line(text, "--! no-transaction");
}

/// A mark of Atlas, which then sends statement by statement.
bool is_atlas_bare(std::string_view text) {
  return has_line(text, "-- atlas:txmode none");
}

bool is_without_transaction(const sql::ParsedFile& parsed) {
  return std::any_of(parsed.chunks.begin(), parsed.chunks.end(), [](const sql::Chunk& chunk) {
    return chunk.direction == sql::Direction::kUp && chunk.no_transaction;
  });
}

bool runs_outside(const sql::Statement& statement, int postgres_major) {
  return sql::command_outside_transactions(statement.body, postgres_major).has_value();
}

bool is_alone(const sql::ParsedFile& parsed, int postgres_major) {
  return parsed.statements.size() == 1 && runs_outside(parsed.statements.front(), postgres_major);
}

/// The scope that the text itself asks for.
std::optional<TransactionScope> marked_scope(std::string_view text, const sql::ParsedFile& parsed,
                                             const Settings& settings) {
  if (is_without_transaction(parsed)) {
    const bool is_dbmate = splitting_of(text, settings.splitting) == sql::Splitting::kDbmate;
    return is_dbmate ? TransactionScope::kPerChunk : TransactionScope::kPerStatement;
  }
  if (settings.runner == Runner::kDrizzle || settings.runner == Runner::kPsql) return std::nullopt;
  if (is_sent_bare(text)) return TransactionScope::kPerChunk;
  if (is_atlas_bare(text)) return TransactionScope::kPerStatement;
  return std::nullopt;
}

}  // namespace

sql::Splitting splitting_of(std::string_view text, sql::Splitting usual) {
  return usual == sql::Splitting::kWholeFile ? sql::splitting_of_marks(text).value_or(usual) : usual;
}

Settings told_by_texts(std::span<const Migration> migrations, const Settings& usual) {
  if (usual.runner != Runner::kUnknown) return usual;
  const bool is_told = std::any_of(migrations.begin(), migrations.end(), [&](const Migration& migration) {
    return splitting_of(migration.text, usual.splitting) != sql::Splitting::kWholeFile ||
           is_sent_bare(migration.text) || is_atlas_bare(migration.text);
  });
  if (!is_told) return usual;
  Settings told = usual;
  told.runner = Runner::kPlain;
  told.scope = TransactionScope::kPerMigration;
  return told;
}

TransactionScope FileScopes::usual_scope(const sql::ParsedFile& parsed) const {
  const auto is_outside = [&](const sql::Statement& one) { return runs_outside(one, settings_.postgres_major); };
  if (settings_.runner == Runner::kUnknown && is_alone(parsed, settings_.postgres_major)) {
    return has_run_alone_ ? TransactionScope::kPerStatement : TransactionScope::kPerMigration;
  }
  const bool may_leave_it_out = settings_.runner == Runner::kFlyway &&
                                std::any_of(parsed.statements.begin(), parsed.statements.end(), is_outside);
  return may_leave_it_out ? TransactionScope::kPerStatement : settings_.scope;
}

TransactionScope FileScopes::next(const Migration& migration, const sql::ParsedFile& parsed) {
  if (migration.starts_change) has_run_alone_ = has_run_alone_ || is_one_in_change_;
  const std::optional<TransactionScope> marked = marked_scope(migration.text, parsed, settings_);
  const TransactionScope scope = migration.scope.value_or(marked.value_or(usual_scope(parsed)));
  if (is_alone(parsed, settings_.postgres_major)) (migration.is_new ? is_one_in_change_ : has_run_alone_) = true;
  return scope;
}

}  // namespace lockstep::lint
