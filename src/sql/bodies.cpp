#include "sql/bodies.h"

#include <algorithm>
#include <utility>

#include "sql/body_text.h"
#include "sql/convert_statement.h"
#include "sql/newer_syntax.h"
#include "sql/pg_tree.h"
#include "sql/plpgsql.h"
#include "sql/splitter.h"

namespace lockstep::sql {
namespace {

constexpr int kDeepestBodies = 4;  // bodies within bodies

struct Body {
  std::string_view language;
  Span literal;
};

std::optional<Body> body_of(const Statement& statement) {
  if (const auto* block = std::get_if<Do>(&statement.body)) return Body{block->language, block->body_span};
  const auto* function = std::get_if<CreateFunction>(&statement.body);
  if (function == nullptr || function->has_standard_body) return std::nullopt;
  return Body{function->language, function->body_span};
}

/// What the nesting of an inner statement is to the file: where its outer one may not run, it may not either.
void add_outer(Nesting& inner, const Nesting& outer) {
  inner.in_condition = inner.in_condition || outer.in_condition;
  inner.in_loop = inner.in_loop || outer.in_loop;
  inner.is_dynamic = inner.is_dynamic || outer.is_dynamic;
  if (inner.branch == 0) inner.branch = outer.branch;
  inner.forgiven.insert(inner.forgiven.end(), outer.forgiven.begin(), outer.forgiven.end());
}

class BodyReader {
 public:
  explicit BodyReader(std::string_view text, std::uint32_t text_begin = 0, int depth = 0)
      : text_(text), text_begin_(text_begin), depth_(depth) {}

  void read(Statement& statement) {
    if (depth_ >= kDeepestBodies) return;
    const std::optional<Body> body = body_of(statement);
    if (!body || body->literal.empty()) return;
    const std::string_view literal = slice(body->literal);
    const std::optional<PlacedText> content = literal_content(literal, body->literal.begin);
    if (!content) return;
    if (body->language == "sql") {
      BodyReader reader(content->text, content->begin, depth_ + 1);
      reader.read_statements({}, statement.children);
      take_problems(reader);
    } else if (body->language == "plpgsql") {
      BodyReader reader(content->text, content->begin, depth_ + 1);
      reader.read_plpgsql(statement.children);
      if (reader.is_newer() || reader.is_faultless() || !parser_agrees(statement)) reader.forget_errors();
      take_problems(reader);
    }
  }

  std::vector<Problem> take_problems() { return std::move(problems_); }

 private:
  std::string_view slice(Span span) const { return text_.substr(span.begin - text_begin_, span.end - span.begin); }
  Span whole() const { return {text_begin_, text_begin_ + static_cast<std::uint32_t>(text_.size())}; }

  static bool is_error(const Problem& problem) { return problem.kind == ProblemKind::kBodyError; }
  bool is_faultless() const { return std::none_of(problems_.begin(), problems_.end(), &is_error); }
  bool is_newer() const { return !std::all_of(problems_.begin(), problems_.end(), &is_error); }
  void forget_errors() { std::erase_if(problems_, &is_error); }

  void take_problems(BodyReader& reader) {
    for (Problem& problem : reader.problems_) problems_.push_back(std::move(problem));
  }

  /// The text is SQL: its statements become children.
  void read_statements(const Nesting& nesting, std::vector<Statement>& children) {
    StatementSplitter splitter(text_, {0, static_cast<std::uint32_t>(text_.size())});
    while (const std::optional<Piece> piece = splitter.next()) {
      if (piece->kind != Piece::Kind::kStatement) continue;
      const Span span{text_begin_ + piece->span.begin, text_begin_ + piece->span.end};
      parse(slice(span), span, nesting, children);
    }
  }

  void read_plpgsql(std::vector<Statement>& children) {
    const StatementTokens tokens(text_, text_begin_, whole());
    for (const EmbeddedSql& sql : find_embedded_sql(tokens)) {
      const Span span = tokens.span(sql.first, sql.last);
      if (sql.kind == EmbeddedSql::Kind::kExecute) {
        read_execute(span, sql.nesting, children);
        continue;
      }
      std::string statement(slice(span));
      if (sql.kind == EmbeddedSql::Kind::kPerform) statement.replace(0, std::string_view("PERFORM").size(), "SELECT ");
      if (!sql.into.empty()) {
        const Span into = tokens.span(sql.into.front(), sql.into.back());
        statement.replace(into.begin - span.begin, into.end - into.begin, std::string(into.end - into.begin, ' '));
      }
      if (is_within_limits(statement)) parse(statement, span, sql.nesting, children);
    }
  }

  void read_execute(Span literal, const Nesting& nesting, std::vector<Statement>& children) {
    const std::optional<PlacedText> content = literal_content(slice(literal), literal.begin);
    if (!content || depth_ >= kDeepestBodies) return;
    BodyReader reader(content->text, content->begin, depth_ + 1);
    reader.read_statements(nesting, children);  // what is wrong there only fails when it runs
  }

  static bool is_within_limits(std::string_view statement) {
    StatementSplitter splitter(statement, {0, static_cast<std::uint32_t>(statement.size())});
    const std::optional<Piece> piece = splitter.next();
    return piece && piece->kind == Piece::Kind::kStatement && statement.size() <= kLongestStatement;
  }

  void parse(std::string_view text, Span span, const Nesting& nesting, std::vector<Statement>& children) {
    const std::size_t first = children.size();
    const auto failure = parse_tree(std::string(text), [&](const PgQuery__ParseResult& tree) {
      for (std::size_t i = 0; i < tree.n_stmts; ++i) {
        Source source{StatementTokens(text, span.begin, span), span.begin};
        children.push_back(statement_of(source, tree.stmts[i]->stmt));
        children.back().nesting = nesting;
      }
    });
    if (failure) {
      NewerParse newer = parse_newer_syntax(text, span, *failure);
      if (!newer.problem) return report(text, span, *failure);
      problems_.push_back(std::move(*newer.problem));
      if (!newer.statement) return;
      children.push_back(std::move(*newer.statement));
      children.back().nesting = nesting;
    }
    for (std::size_t i = first; i < children.size(); ++i) read_inner(text, span.begin, children[i]);
  }

  void report(std::string_view text, Span span, const ParseFailure& failure) {
    Problem problem;
    problem.kind = ProblemKind::kBodyError;
    const StatementTokens tokens(text, span.begin, span);
    const StatementTokens::Index index = tokens.at(span.begin + failure.offset);
    problem.place = tokens.span(index < tokens.size() || index == 0 ? index : index - 1);
    problem.statement = span;
    problem.message = failure.message;
    problems_.push_back(std::move(problem));
  }

  void read_inner(std::string_view text, std::uint32_t text_begin, Statement& child) {
    BodyReader inner(text, text_begin, depth_);
    inner.read(child);
    take_problems(inner);
    for (Statement& grandchild : child.children) add_outer(grandchild.nesting, child.nesting);
  }

  /// Whether libpg_query's PL/pgSQL finds a syntax error too. What it says beside that is often wrong (plpgsql.cpp),
  /// and whether it knows newer syntax depends on its version.
  bool parser_agrees(const Statement& statement) const {
    const auto result = parse_plpgsql(std::string(slice(statement.span)));
    return !result && result.error().message.starts_with("syntax error");
  }

  std::string_view text_;
  std::uint32_t text_begin_;
  int depth_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> read_bodies(std::string_view text, Statement& statement) {
  BodyReader reader(text);
  reader.read(statement);
  return reader.take_problems();
}

}  // namespace lockstep::sql
