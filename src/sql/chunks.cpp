#include "sql/chunks.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "sql/comments.h"
#include "sql/tokens.h"

namespace lockstep::sql {
namespace {

std::uint32_t narrow(std::size_t offset) {
  return static_cast<std::uint32_t>(offset);
}

/// Strings, quoted identifiers and comments, in order: what a mark must not stand in.
std::vector<Span> closed_spans(std::string_view text) {
  std::vector<Span> spans;
  std::uint32_t end_of_last = 0;
  const auto add_comments_before = [&](std::uint32_t token) {
    const std::string_view between = text.substr(end_of_last, token - end_of_last);
    if (between.find_first_of("-/") == std::string_view::npos) return;
    for_each_comment(between, [&](const SourceComment& comment) {
      spans.push_back({end_of_last + comment.span.begin, end_of_last + comment.span.end});
    });
  };
  for_each_token(text, [&](const Token& token) {
    const auto begin = narrow(static_cast<std::size_t>(token.text.data() - text.data()));
    add_comments_before(begin);
    end_of_last = begin + narrow(token.text.size());
    const bool is_closed = token.kind == TokenKind::kString || token.kind == TokenKind::kQuotedIdentifier;
    if (is_closed) spans.push_back({begin, end_of_last});
  });
  add_comments_before(narrow(text.size()));
  return spans;
}

/// The span that the offset is within, not at the start of.
std::optional<Span> span_around(const std::vector<Span>& spans, std::uint32_t offset) {
  const auto next =
      std::partition_point(spans.begin(), spans.end(), [&](const Span& span) { return span.begin < offset; });
  if (next == spans.begin() || (next - 1)->end <= offset) return std::nullopt;
  return *(next - 1);
}

/// A mark at the end of a `--` comment cuts nothing in two.
bool ends_line_comment(std::string_view text, Span mark, Span around) {
  return text[around.begin] == '-' && base::trim(text.substr(mark.end, around.end - mark.end)).empty();
}

Problem cut_inside(std::string_view text, Span mark, Span around) {
  const char first = text[around.begin];
  const std::string_view what = first == '-' || first == '/' ? "a comment" : first == '$' ? "a body" : "a quoted text";
  Problem problem;
  problem.kind = ProblemKind::kCutInside;
  problem.place = mark;
  problem.message = "a statement-breakpoint in " + std::string(what) + ": drizzle cuts the file there all the same";
  return problem;
}

Chunks cut_at_breakpoints(std::string_view text) {
  Chunks result;
  std::vector<Span> closed;
  std::size_t begin = 0;
  for (std::size_t at = text.find(kBreakpoint); at != std::string_view::npos; at = text.find(kBreakpoint, at + 1)) {
    if (closed.empty()) closed = closed_spans(text);
    const Span mark{narrow(at), narrow(at + kBreakpoint.size())};
    const std::optional<Span> around = span_around(closed, mark.begin);
    if (around && !ends_line_comment(text, mark, *around)) {
      result.problems.push_back(cut_inside(text, mark, *around));
      continue;
    }
    Chunk chunk;
    chunk.span = {narrow(begin), mark.begin};
    result.chunks.push_back(chunk);
    begin = mark.end;
  }
  Chunk last;
  last.span = {narrow(begin), narrow(text.size())};
  result.chunks.push_back(last);
  return result;
}

/// What a line says to the framework.
struct Mark {
  enum class Kind : std::uint8_t { kUp, kDown, kNoTransaction, kNothing, kUnknown };
  Kind kind = Kind::kUnknown;
  bool no_transaction = false;
};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> found;
  std::string word;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\r') {
      word += c;
    } else if (!word.empty()) {
      found.push_back(base::lower_ascii(word));
      word.clear();
    }
  }
  if (!word.empty()) found.push_back(base::lower_ascii(word));
  return found;
}

/// The words after `-- +goose`, `-- +migrate`; nothing for another line.
std::optional<std::vector<std::string>> directive_words(std::string_view line, std::string_view name) {
  if (!line.starts_with("--")) return std::nullopt;
  std::vector<std::string> found = words_of(line.substr(2));
  if (found.empty() || found.front() != name) return std::nullopt;
  found.erase(found.begin());
  return found;
}

/// `-- +goose Up`, Down, StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON (goose 3).
std::optional<Mark> goose_mark(std::string_view line) {
  const auto found = directive_words(line, "+goose");
  if (!found) return std::nullopt;
  const std::string text = base::join(*found, " ");
  if (text == "up") return Mark{Mark::Kind::kUp};
  if (text == "down") return Mark{Mark::Kind::kDown};
  if (text == "no transaction") return Mark{Mark::Kind::kNoTransaction};
  const bool is_known = text == "statementbegin" || text == "statementend" || text.starts_with("envsub ");
  return Mark{is_known ? Mark::Kind::kNothing : Mark::Kind::kUnknown};
}

/// `-- +migrate Up [notransaction]`, Down, StatementBegin, StatementEnd (sql-migrate 1).
std::optional<Mark> sql_migrate_mark(std::string_view line) {
  const auto found = directive_words(line, "+migrate");
  if (!found) return std::nullopt;
  if (found->empty()) return Mark{};
  const bool no_transaction = std::find(found->begin(), found->end(), "notransaction") != found->end();
  if (found->front() == "up") return Mark{Mark::Kind::kUp, no_transaction};
  if (found->front() == "down") return Mark{Mark::Kind::kDown, no_transaction};
  const bool is_known = found->front() == "statementbegin" || found->front() == "statementend";
  return Mark{is_known ? Mark::Kind::kNothing : Mark::Kind::kUnknown};
}

/// `-- migrate:up [transaction:false]`, `-- migrate:down` (dbmate 2).
std::optional<Mark> dbmate_mark(std::string_view line) {
  if (!line.starts_with("--")) return std::nullopt;
  const std::vector<std::string> found = words_of(line.substr(2));
  if (found.empty() || !found.front().starts_with("migrate:")) return std::nullopt;
  const bool no_transaction = std::find(found.begin(), found.end(), "transaction:false") != found.end();
  if (found.front() == "migrate:up") return Mark{Mark::Kind::kUp, no_transaction};
  if (found.front() == "migrate:down") return Mark{Mark::Kind::kDown, no_transaction};
  return Mark{};
}

std::optional<Mark> mark_of(std::string_view line, Splitting splitting) {
  switch (splitting) {
    case Splitting::kGoose:
      return goose_mark(line);
    case Splitting::kDbmate:
      return dbmate_mark(line);
    case Splitting::kSqlMigrate:
      return sql_migrate_mark(line);
    default:
      return std::nullopt;
  }
}

std::string_view up_mark(Splitting splitting) {
  return splitting == Splitting::kGoose    ? "-- +goose Up"
         : splitting == Splitting::kDbmate ? "-- migrate:up"
                                           : "-- +migrate Up";
}

Problem no_up_part(Splitting splitting, Span place) {
  Problem problem;
  problem.kind = ProblemKind::kNoUpPart;
  problem.place = place;
  problem.message = "SQL before the line " + std::string(up_mark(splitting)) + " belongs to no part";
  return problem;
}

/// Reads the lines that are marks, and closes a part at each that starts another one.
class PartReader {
 public:
  PartReader(std::string_view text, Splitting splitting) : text_(text), splitting_(splitting) {}

  Chunks read() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      if (const std::optional<Mark> mark = mark_of(text_.substr(begin, end - begin), splitting_)) {
        apply(*mark, begin, end);
      }
      begin = end + 1;
    }
    close(text_.size());
    if (no_transaction_) {
      for (Chunk& chunk : result_.chunks) chunk.no_transaction = true;
    }
    return std::move(result_);
  }

 private:
  void apply(Mark mark, std::size_t begin, std::size_t end) {
    switch (mark.kind) {
      case Mark::Kind::kUp:
      case Mark::Kind::kDown:
        close(begin);
        is_open_ = true;
        open_ = {};
        open_.span.begin = narrow(std::min(end + 1, text_.size()));
        open_.direction = mark.kind == Mark::Kind::kUp ? Direction::kUp : Direction::kDown;
        open_.no_transaction = mark.no_transaction;
        break;
      case Mark::Kind::kNoTransaction:
        no_transaction_ = true;
        break;
      case Mark::Kind::kNothing:
        break;
      case Mark::Kind::kUnknown: {
        Problem problem;
        problem.kind = ProblemKind::kMarkNotRecognised;
        problem.place = {narrow(begin), narrow(end)};
        problem.message = "not a mark that is known: " + std::string(base::trim(text_.substr(begin, end - begin)));
        result_.problems.push_back(std::move(problem));
        break;
      }
    }
  }

  /// Ends the part before `end`. What comes before the first mark is one only when it has SQL.
  void close(std::size_t end) {
    open_.span.end = narrow(std::max<std::size_t>(end, open_.span.begin));
    const std::string_view inside = text_.substr(open_.span.begin, open_.span.end - open_.span.begin);
    if (!is_open_) {
      if (!has_statement(inside)) return;
      const std::uint32_t first = open_.span.begin + narrow(first_token(inside));
      result_.problems.push_back(no_up_part(splitting_, {first, first + 1}));
    }
    result_.chunks.push_back(open_);
  }

  static std::size_t first_token(std::string_view inside) {
    TokenReader reader(inside);
    const std::optional<Token> token = reader.next();
    return token ? reader.begin_of(*token) : 0;
  }

  std::string_view text_;
  Splitting splitting_;
  Chunks result_;
  Chunk open_;
  bool is_open_ = false;
  bool no_transaction_ = false;
};

}  // namespace

std::optional<Splitting> splitting_of_marks(std::string_view text) {
  for (const Splitting splitting : {Splitting::kGoose, Splitting::kDbmate, Splitting::kSqlMigrate}) {
    if (base::contains(text, up_mark(splitting))) return splitting;
  }
  return std::nullopt;
}

Chunks cut_chunks(std::string_view text, Splitting splitting) {
  if (splitting == Splitting::kBreakpoints) return cut_at_breakpoints(text);
  Chunks result;
  if (splitting != Splitting::kWholeFile) result = PartReader(text, splitting).read();
  if (!result.chunks.empty()) return result;
  Chunk whole;
  whole.span = {0, narrow(text.size())};
  result.chunks.push_back(whole);
  return result;
}

}  // namespace lockstep::sql
