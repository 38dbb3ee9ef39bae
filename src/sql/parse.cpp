#include "sql/parse.h"

#include <algorithm>
#include <utility>

#include "sql/bodies.h"
#include "sql/chunks.h"
#include "sql/convert_expression.h"
#include "sql/convert_statement.h"
#include "sql/file_budget.h"
#include "sql/foreign_text.h"
#include "sql/newer_syntax.h"
#include "sql/pg_tree.h"
#include "sql/splitter.h"

// A file is cut into chunks as its framework does, a chunk into statements by their tokens. Statements are given to the
// parser many at a time, because each call costs as much as a short statement; only when such a batch fails, one by
// one, so that one that is wrong is alone with it.
namespace lockstep::sql {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{32} << 10;

std::string slice(std::string_view text, Span span) {
  return std::string(text.substr(span.begin, span.end - span.begin));
}

class FileParser {
 public:
  FileParser(std::string_view text, const Visitor& visitor, const FileLimits& limits)
      : text_(text), visitor_(visitor), budget_(limits) {}

  void parse(Chunk chunk) {
    chunk.statements = 0;
    bool is_empty = true;
    StatementSplitter splitter(text_, chunk.span);
    while (const std::optional<Piece> piece = is_over_ ? std::nullopt : splitter.next()) {
      is_empty = false;
      chunk.statements += is_of_statement(piece->kind) ? 1 : 0;
      add(*piece);
    }
    flush();
    is_last_empty_ = is_empty;
    visitor_.chunk(chunk);
  }

  /// Whether the chunk that was parsed last had nothing in it.
  bool is_last_empty() const { return is_last_empty_; }
  /// Whether the rest of the file is left out, and that is told.
  bool is_over() const { return is_over_; }

  void report(Problem&& problem) {
    if (is_over_) return;
    if (!budget_.take(0)) return leave_out_rest(problem.place);
    visitor_.problem(std::move(problem));
  }

 private:
  static bool is_of_statement(Piece::Kind kind) {
    return kind == Piece::Kind::kStatement || kind == Piece::Kind::kTooDeep || kind == Piece::Kind::kTemplate;
  }

  void add(const Piece& piece) {
    const bool is_too_long = piece.span.end - piece.span.begin > kLongestStatement;
    if (piece.kind == Piece::Kind::kStatement && !is_too_long) {
      if (!batch_.empty() && piece.span.end - batch_.front().begin > kBatchBytes) flush();
      batch_.push_back(piece.span);
      return;
    }
    flush();
    report(is_too_long && is_of_statement(piece.kind) ? too_long(piece) : problem_of(piece));
  }

  static Problem too_long(const Piece& piece) {
    Problem problem;
    problem.kind = ProblemKind::kStatementTooLong;
    problem.place = {piece.span.begin, piece.span.begin + 1};
    problem.statement = piece.span;
    problem.message = "a statement of more than 8 MiB is not looked into";
    return problem;
  }

  static Problem problem_of(const Piece& piece) {
    Problem problem;
    problem.place = piece.span;
    switch (piece.kind) {
      case Piece::Kind::kTooDeep:
        problem.kind = ProblemKind::kNestingTooDeep;
        problem.message = "nested too deeply to be looked into";
        break;
      case Piece::Kind::kTemplate:
        problem.kind = ProblemKind::kTemplate;
        problem.message = "a template, which is not SQL before something fills it in";
        break;
      case Piece::Kind::kMetaCommand:
        problem.kind = ProblemKind::kMetaCommand;
        problem.message = "a command of psql, which the server does not know";
        break;
      case Piece::Kind::kConflictMarker:
        problem.kind = ProblemKind::kConflictMarker;
        problem.message = "a conflict marker of git";
        break;
      default:
        problem.kind = ProblemKind::kInlineCopyData;
        problem.message = "data for COPY in the file itself, which psql alone can send";
    }
    if (!piece.place.empty()) problem.place = piece.place;
    if (is_of_statement(piece.kind)) problem.statement = piece.span;
    return problem;
  }

  void flush() {
    if (!batch_.empty() && !parse_batch()) {
      for (const Span& statement : batch_) parse_one(statement);
    }
    batch_.clear();
  }

  /// Whether all of it could be parsed, and is handed out.
  bool parse_batch() { return batch_.size() > 1 && !parse({batch_.front().begin, batch_.back().end}, batch_); }

  void parse_one(Span statement) {
    if (const auto failure = parse(statement, {statement})) fail(statement, *failure);
  }

  std::optional<ParseFailure> parse(Span all, const std::vector<Span>& spans) {
    std::vector<Statement> statements;
    const auto failure = parse_tree(slice(text_, all),
                                    [&](const PgQuery__ParseResult& tree) { statements = convert(spans, all, tree); });
    for (Statement& statement : statements) hand_out(std::move(statement));
    return failure;
  }

  /// Statements that were found by their tokens, or as the parser has found them when it has others.
  std::vector<Statement> convert(const std::vector<Span>& spans, Span parsed, const PgQuery__ParseResult& tree) const {
    std::vector<Statement> statements;
    statements.reserve(tree.n_stmts);
    for (std::size_t i = 0; i < tree.n_stmts; ++i) {
      const PgQuery__RawStmt& node = *tree.stmts[i];
      Span span = parsed;
      if (tree.n_stmts == spans.size()) {
        span = spans[i];
      } else {
        span.begin += static_cast<std::uint32_t>(node.stmt_location);
        if (node.stmt_len > 0) span.end = span.begin + static_cast<std::uint32_t>(node.stmt_len);
      }
      Source source{StatementTokens(text_, 0, span), parsed.begin};
      statements.push_back(statement_of(source, node.stmt));
    }
    return statements;
  }

  void hand_out(Statement&& statement) {
    if (is_over_) return;
    if (budget_.has_enough_rows_for(statement)) return leave_out_rows(statement.span);
    if (!budget_.take(statement.span.end - statement.span.begin)) return leave_out_rest(statement.span);
    for (Problem& problem : read_bodies(text_, statement)) report(std::move(problem));
    visitor_.statement(std::move(statement));
  }

  void fail(Span span, const ParseFailure& failure) {
    const StatementTokens tokens(text_, 0, span);
    if (std::optional<Problem> foreign = find_foreign_dialect(tokens)) {
      foreign->statement = span;
      return report(std::move(*foreign));
    }
    NewerParse newer = parse_newer_syntax(slice(text_, span), span, failure);
    if (newer.statement) hand_out(std::move(*newer.statement));
    if (newer.problem) return report(std::move(*newer.problem));
    Problem problem;
    problem.statement = span;
    problem.place = place_of(tokens, span.begin + failure.offset);
    problem.message = failure.message;
    report(std::move(problem));
  }

  /// The token at an offset; past the last one, the last.
  static Span place_of(const StatementTokens& tokens, std::uint32_t offset) {
    const StatementTokens::Index index = tokens.at(offset);
    return tokens.span(index < tokens.size() || index == 0 ? index : index - 1);
  }

  /// It is about no statement that would be unknown for it: rows change nothing of the schema.
  void leave_out_rows(Span first) {
    if (std::exchange(leaves_out_rows_, true)) return;
    Problem problem;
    problem.kind = ProblemKind::kTooManyInserts;
    problem.place = first;
    problem.message = "the file is so long that INSERTs are not looked into from here on";
    visitor_.problem(std::move(problem));
  }

  void leave_out_rest(Span first) {
    is_over_ = true;
    Problem problem;
    problem.kind = ProblemKind::kRestLeftOut;
    problem.place = first;
    problem.statement = {first.begin, static_cast<std::uint32_t>(text_.size())};
    problem.message = "the file has more than " + budget_.limit_in_words() + ": nothing from here on is looked into";
    visitor_.problem(std::move(problem));
  }

  std::string_view text_;
  const Visitor& visitor_;
  FileBudget budget_;
  std::vector<Span> batch_;
  bool is_last_empty_ = false;
  bool leaves_out_rows_ = false;
  bool is_over_ = false;
};

/// At the mark before it; of the first chunk at the one after it.
Problem empty_chunk(Span chunk) {
  constexpr auto kMark = static_cast<std::uint32_t>(kBreakpoint.size());
  Problem problem;
  problem.kind = ProblemKind::kEmptyChunk;
  problem.place = chunk.begin == 0 ? Span{chunk.end, chunk.end + kMark} : Span{chunk.begin - kMark, chunk.begin};
  problem.message = "nothing to execute beside a statement-breakpoint";
  return problem;
}

Problem file_problem(ProblemKind kind, std::uint32_t length, std::string message) {
  Problem problem;
  problem.kind = kind;
  problem.place = {0, length};
  problem.message = std::move(message);
  return problem;
}

/// SELECT with one target and nothing else.
bool is_only_a_target(const PgQuery__SelectStmt& select) {
  return select.n_target_list == 1 && select.target_list[0]->node_case == PG_QUERY__NODE__NODE_RES_TARGET &&
         view(select.target_list[0]->res_target->name).empty() && select.n_from_clause == 0 &&
         select.where_clause == nullptr && select.n_group_clause == 0 && select.having_clause == nullptr &&
         select.n_window_clause == 0 && select.n_sort_clause == 0 && select.limit_count == nullptr &&
         select.limit_offset == nullptr && select.n_locking_clause == 0 && select.larg == nullptr &&
         select.into_clause == nullptr && select.n_distinct_clause == 0;
}

}  // namespace

void parse_file(std::string_view text, Splitting splitting, const Visitor& visitor, const FileLimits& limits) {
  if (text.size() > 0xFFFF'FFFEU) {
    return visitor.problem(file_problem(ProblemKind::kFileTooLong, 1, "a file of 4 GiB or more is not read"));
  }
  if (std::optional<Problem> foreign = find_foreign_file(text)) return visitor.problem(std::move(*foreign));
  if (text.starts_with("\xEF\xBB\xBF")) {
    visitor.problem(file_problem(ProblemKind::kByteOrderMark, 3,
                                 "a byte order mark, which the server takes for a part of the first word"));
  }
  Chunks cut = cut_chunks(text, splitting);
  FileParser parser(text, visitor, limits);
  for (Problem& problem : cut.problems) parser.report(std::move(problem));
  for (const Chunk& chunk : cut.chunks) {
    if (parser.is_over()) break;
    parser.parse(chunk);
    const bool is_cut = splitting == Splitting::kBreakpoints && cut.chunks.size() > 1;
    if (is_cut && parser.is_last_empty()) parser.report(empty_chunk(chunk.span));
  }
}

ParsedFile parse_file(std::string_view text, Splitting splitting, const FileLimits& limits) {
  ParsedFile file;
  Visitor visitor;
  visitor.statement = [&](Statement&& statement) { file.statements.push_back(std::move(statement)); };
  visitor.problem = [&](Problem&& problem) { file.problems.push_back(std::move(problem)); };
  visitor.chunk = [&](const Chunk& chunk) { file.chunks.push_back(chunk); };
  parse_file(text, splitting, visitor, limits);
  std::stable_sort(file.problems.begin(), file.problems.end(),
                   [](const Problem& a, const Problem& b) { return a.place.begin < b.place.begin; });
  return file;
}

std::optional<Expression> parse_expression(std::string_view text) {
  constexpr std::string_view kSelect = "SELECT ";
  if (text.size() > kLongestStatement || text.find('\0') != std::string_view::npos) return std::nullopt;
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  StatementSplitter splitter(text, all);
  const std::optional<Piece> piece = splitter.next();
  if (!piece || piece->kind != Piece::Kind::kStatement || splitter.next()) return std::nullopt;
  std::optional<Expression> expression;
  parse_tree(std::string(kSelect).append(text), [&](const PgQuery__ParseResult& tree) {
    const PgQuery__Node* node = tree.n_stmts == 1 ? tree.stmts[0]->stmt : nullptr;
    if (node == nullptr || node->node_case != PG_QUERY__NODE__NODE_SELECT_STMT) return;
    if (!is_only_a_target(*node->select_stmt)) return;
    // Places in the tree count from the added word; the difference wraps around and comes out right.
    Source source{StatementTokens(text, 0, all), 0U - static_cast<std::uint32_t>(kSelect.size())};
    expression = expression_of(source, node->select_stmt->target_list[0]->res_target->val);
  });
  return expression;
}

}  // namespace lockstep::sql
