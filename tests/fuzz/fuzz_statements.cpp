#include "fuzz.h"
#include "sql/comments.h"
#include "sql/parse.h"

using namespace lockstep;

namespace {

bool is_within(sql::Span inner, sql::Span outer) {
  return inner.empty() || (inner.begin <= inner.end && inner.begin >= outer.begin && inner.end <= outer.end);
}

void check_parts(const sql::Statement& statement) {
  sql::for_each_expression(statement, [&](const sql::Expression& expression) {
    fuzz::require(is_within(expression.span, statement.span), "an expression stands in its statement");
  });
  sql::for_each_relation(statement, [&](const sql::QualifiedName& name, sql::RelationUse) {
    fuzz::require(is_within(name.span, statement.span), "a name stands in its statement");
  });
  sql::newest_feature(statement);
  for (const sql::Statement& child : statement.children) {
    fuzz::require(is_within(child.span, statement.span), "what is in a body stands in its statement");
    check_parts(child);
  }
}

void check(std::string_view text, sql::Splitting splitting) {
  const sql::ParsedFile file = sql::parse_file(text, splitting);
  const sql::Span whole{0, static_cast<std::uint32_t>(text.size())};
  std::uint32_t end = 0;
  for (const sql::Statement& statement : file.statements) {
    fuzz::require(statement.span.begin >= end && !statement.span.empty(), "statements are in order");
    fuzz::require(is_within(statement.span, whole), "a statement stands in the text");
    end = statement.span.end;
    check_parts(statement);
    const std::string_view slice = text.substr(statement.span.begin, end - statement.span.begin);
    const sql::ParsedFile again = sql::parse_file(slice, sql::Splitting::kWholeFile);
    fuzz::require(again.statements.size() == 1, "a statement alone is one statement");
    fuzz::require(again.statements[0].body.index() == statement.body.index(), "a statement alone is of the same kind");
  }
  for (const sql::Problem& problem : file.problems) {
    fuzz::require(is_within(problem.place, whole) && is_within(problem.statement, whole),
                  "a problem stands in the text");
  }
  for (const sql::Chunk& chunk : file.chunks) fuzz::require(is_within(chunk.span, whole), "a chunk stands in the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  check(text, sql::Splitting::kWholeFile);
  check(text, size % 2 == 0 ? sql::Splitting::kBreakpoints : sql::Splitting::kGoose);
  sql::parse_expression(text);
  sql::for_each_comment(text, [&](const sql::SourceComment& comment) {
    fuzz::require(comment.text.size() + 2 <= comment.span.end - comment.span.begin, "a comment has its delimiters");
  });
  return 0;
}
