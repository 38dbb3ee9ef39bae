#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/features.h"
#include "sql/statement.h"

// The text of one migration file as statements and problems. Safe for any bytes and from several threads at once.
namespace lockstep::sql {

constexpr std::size_t kLongestStatement = std::size_t{8} << 20;

/// How the framework cuts a file into what it sends to the server.
enum class Splitting : std::uint8_t {
  kWholeFile,    // one part, one chunk
  kBreakpoints,  // Drizzle: chunks between `--> statement-breakpoint`, wherever that stands
  kGoose,        // parts by `-- +goose Up` and Down; StatementBegin and StatementEnd mean nothing to SQL
  kDbmate,       // parts by `-- migrate:up` and `-- migrate:down`
  kSqlMigrate,   // parts by `-- +migrate Up` and Down
};

/// What of the file a chunk belongs to. In a file without marks everything goes up.
enum class Direction : std::uint8_t { kUp, kDown };

enum class ProblemKind : std::uint8_t {
  kSyntaxError,        // PostgreSQL's own words
  kNewerSyntax,        // of a PostgreSQL that is newer than the parser: `feature`
  kNestingTooDeep,     // deeper than any SQL that people write; the parser would run out of its stack
  kStatementTooLong,   // more than kLongestStatement bytes
  kFileTooLong,        // 4 GiB or more: nothing of it is read
  kTooManyInserts,     // more rows than FileLimits allow; at the first INSERT that is left out
  kRestLeftOut,        // more than FileLimits allow; at the first thing that is left out, with all behind it
  kByteOrderMark,      // the file begins with U+FEFF, which the server takes for a part of the first word
  kNotText,            // NUL bytes or UTF-16
  kMetaCommand,        // of psql: \set, \i
  kInlineCopyData,     // COPY … FROM STDIN with its data in the file, which only psql can send
  kTemplate,           // {{ … }}, {% … %}, ${…}: not SQL yet
  kLfsPointer,         // the file is a git LFS pointer: its text is elsewhere
  kConflictMarker,     // <<<<<<<, =======, >>>>>>>
  kMySql,              // `backticks`, AUTO_INCREMENT, ENGINE=
  kTransactSql,        // [brackets], GO
  kSqlite,             // AUTOINCREMENT, PRAGMA
  kCutInside,          // a breakpoint mark stands in a string, a body or a comment, and Drizzle cuts there all the same
  kEmptyChunk,         // nothing to execute between two breakpoint marks, before the first or after the last
  kMarkNotRecognised,  // a mark of parts that the framework does not know
  kNoUpPart,           // the framework wants a mark, and there is none, or SQL before it
  kBodyError,          // the body of a function or of DO is no PL/pgSQL
};

struct Problem {
  ProblemKind kind = ProblemKind::kSyntaxError;
  Span place;                           // what is wrong: a token, a mark, a line; never past the end of the file
  Span statement;                       // that it is in; empty when it is in none
  std::string message;                  // for people, lower case: `syntax error at or near "foo"`
  std::optional<NewerFeature> feature;  // of kNewerSyntax
  /// Of kNewerSyntax, whether the statement is given all the same, with what the newer words say marked in it
  /// (features.h says for which).
  bool is_recovered = false;
};

/// What the framework sends at once. Where a mark cuts a string, body or comment in two (kCutInside), the two are one
/// chunk here, so that the rest is judged as it is meant.
struct Chunk {
  Span span;  // between the marks
  Direction direction = Direction::kUp;
  std::uint32_t statements = 0;  // that it has, broken ones too
  bool no_transaction = false;   // goose NO TRANSACTION, dbmate transaction:false, sql-migrate notransaction
};

struct ParsedFile {
  std::vector<Statement> statements;  // in the order of the text, of both directions
  std::vector<Problem> problems;      // by their places
  std::vector<Chunk> chunks;          // in the order of the text
};

struct FileAmount {
  std::size_t statements = std::numeric_limits<std::size_t>::max();  // and problems
  std::size_t bytes = std::numeric_limits<std::size_t>::max();       // of the text of statements
};

/// What of a long file is kept, so that the memory that it takes is bounded. What is left out is told by a problem.
struct FileLimits {
  FileAmount before_rows = {};  // beyond so much an INSERT of VALUES is left out, but for the first into each table
  FileAmount all = {};          // where a statement goes beyond so much, the file ends
};

ParsedFile parse_file(std::string_view text, Splitting splitting, const FileLimits& limits = {});

/// The same for files of any length: hands everything out as it is found, and keeps nothing. Statements come in the
/// order of the text; a chunk comes after all that is in it.
struct Visitor {
  std::function<void(Statement&&)> statement;
  std::function<void(Problem&&)> problem;
  std::function<void(const Chunk&)> chunk;
};
void parse_file(std::string_view text, Splitting splitting, const Visitor& visitor, const FileLimits& limits = {});

/// A single expression of at most kLongestStatement bytes, such as the text of a default; nothing when it is none.
/// Spans count from the start of `text`.
std::optional<Expression> parse_expression(std::string_view text);

}  // namespace lockstep::sql
