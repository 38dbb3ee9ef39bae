#include "sql/foreign_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace lockstep::sql {
namespace {

using Index = StatementTokens::Index;

Problem problem_of(ProblemKind kind, Span place, std::string message) {
  Problem problem;
  problem.kind = kind;
  problem.place = place;
  problem.message = std::move(message);
  return problem;
}

bool has_utf16_mark(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

/// Words that no statement of PostgreSQL has where it fails to parse, and what they are instead.
struct ForeignWord {
  std::string_view word;
  ProblemKind kind;
  std::string_view message;
};
constexpr std::array kForeignWords{
    ForeignWord{"auto_increment", ProblemKind::kMySql,
                "AUTO_INCREMENT is MySQL's: PostgreSQL has GENERATED ALWAYS AS IDENTITY"},
    ForeignWord{"autoincrement", ProblemKind::kSqlite,
                "AUTOINCREMENT is SQLite's: PostgreSQL has GENERATED ALWAYS AS IDENTITY"},
    ForeignWord{"pragma", ProblemKind::kSqlite, "PRAGMA is SQLite's"},
    ForeignWord{"mediumtext", ProblemKind::kMySql, "mediumtext is MySQL's: PostgreSQL has text"},
    ForeignWord{"longtext", ProblemKind::kMySql, "longtext is MySQL's: PostgreSQL has text"},
    ForeignWord{"unsigned", ProblemKind::kMySql, "UNSIGNED is MySQL's"},
    ForeignWord{"delimiter", ProblemKind::kMySql, "DELIMITER is of MySQL's client"},
    ForeignWord{"nvarchar", ProblemKind::kTransactSql, "nvarchar is SQL Server's: PostgreSQL has text"},
    ForeignWord{"uniqueidentifier", ProblemKind::kTransactSql, "uniqueidentifier is SQL Server's: PostgreSQL has uuid"},
};

std::optional<Problem> find_word(const StatementTokens& tokens, Index index) {
  for (const ForeignWord& foreign : kForeignWords) {
    if (!tokens.is_word(index, foreign.word)) continue;
    // A name may be any of them: what is meant here begins a statement, or follows a type.
    const bool begins = foreign.word == "pragma" || foreign.word == "delimiter";
    const bool follows = index > 0 && (tokens.is_name(index - 1) || tokens.is_symbol(index - 1, ')'));
    if (begins ? index != 0 : !follows) continue;
    return problem_of(foreign.kind, tokens.span(index), std::string(foreign.message));
  }
  return std::nullopt;
}

/// [name], which cannot be a subscript because nothing that has one comes before it.
bool is_bracketed_name(const StatementTokens& tokens, Index index) {
  if (!tokens.is_symbol(index, '[') || !tokens.is_name(index + 1) || tokens.match(index) <= index + 1) return false;
  const std::string_view first = tokens.text(index + 1);
  const bool is_number = first[0] >= '0' && first[0] <= '9';
  return !is_number && (index == 0 || !tokens.touches_next(index - 1) || tokens.is_symbol(index - 1, '.') ||
                        tokens.is_symbol(index - 1, '('));
}

}  // namespace

std::optional<Problem> find_foreign_file(std::string_view text) {
  constexpr std::string_view kLfsPointer = "version https://git-lfs.github.com/spec/";
  if (text.starts_with(kLfsPointer)) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n'), text.size()));
    return problem_of(ProblemKind::kLfsPointer, {0, end}, "a git LFS pointer stands here instead of the SQL");
  }
  if (has_utf16_mark(text)) return problem_of(ProblemKind::kNotText, {0, 2}, "UTF-16, and PostgreSQL reads UTF-8");
  const std::size_t nul = text.find('\0');
  if (nul == std::string_view::npos) return std::nullopt;
  const auto at = static_cast<std::uint32_t>(nul);
  return problem_of(ProblemKind::kNotText, {at, at + 1}, "a NUL byte, which no text of PostgreSQL can hold");
}

std::optional<Problem> find_foreign_dialect(const StatementTokens& tokens) {
  for (Index i = 0; i < tokens.size(); ++i) {
    if (tokens.is_symbol(i, '`')) {
      return problem_of(ProblemKind::kMySql, tokens.span(i),
                        "names in `backticks` are MySQL's: PostgreSQL has \"double quotes\"");
    }
    if (tokens.is_word(i, "engine") && tokens.is_symbol(i + 1, '=')) {
      return problem_of(ProblemKind::kMySql, tokens.span(i, i + 2), "ENGINE= is MySQL's");
    }
    if (tokens.is_word(i, "go") && (i == 0 || i + 1 == tokens.size())) {
      return problem_of(ProblemKind::kTransactSql, tokens.span(i), "GO is of SQL Server's client: PostgreSQL has ;");
    }
    if (is_bracketed_name(tokens, i)) {
      return problem_of(ProblemKind::kTransactSql, tokens.span(i, tokens.match(i)),
                        "names in [brackets] are SQL Server's: PostgreSQL has \"double quotes\"");
    }
    if (std::optional<Problem> problem = find_word(tokens, i)) return problem;
  }
  return std::nullopt;
}

}  // namespace lockstep::sql
