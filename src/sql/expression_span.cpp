#include "sql/expression_span.h"

#include <algorithm>
#include <array>

// The tree says where an expression starts, or where its operator is, and never where it ends. What is found here is
// the operands' range, widened to the tokens that belong to this kind of expression, then to the parentheses that are
// open within it: of `(a + b) * c` the operands begin at `a`, and the operator stands outside the parenthesis.
namespace lockstep::sql {
namespace {

using Index = Source::Index;

struct Range {
  Index first;
  Index last;
  std::uint32_t depth;  // the lowest of what is known to belong to it
};

/// The parser makes one constant of "-1".
Index end_of_number(const StatementTokens& tokens, Index first) {
  return tokens.is_symbol(first, '-') || tokens.is_symbol(first, '+') ? first + 1 : first;
}

/// 'a', E'a', B'1', U&'a', and literals that go on in the next line.
Index end_of_string(const StatementTokens& tokens, Index first) {
  Index last = first;
  while (!tokens.is_string(last) && last < first + 2) ++last;
  if (!tokens.is_string(last)) return first;
  while (tokens.is_string(last + 1)) ++last;
  return last;
}

/// A call: its name, (…), and FILTER (…), WITHIN GROUP (…), OVER w or OVER (…). One that is written as grammar (a AT
/// TIME ZONE b) has no parenthesis after its place.
Index end_of_call(const StatementTokens& tokens, Index first) {
  Index last = tokens.end_of_name(first);
  if (!tokens.is_symbol(last + 1, '(')) return first;
  last = tokens.match(last + 1);
  for (;;) {
    Index next = tokens.skip_words(last + 1, {"within", "group"});
    next = tokens.skip_words(next, {"filter"});
    const bool is_over = tokens.is_word(next, "over");
    next += is_over ? 1 : 0;
    if (next == last + 1) return last;
    if (!is_over && !tokens.is_symbol(next, '(')) return last;
    last = tokens.match(next);
  }
}

/// The closing parenthesis of the first one from `from` on.
Index end_of_parentheses(const StatementTokens& tokens, Index from) {
  for (Index i = from; i < std::min(from + 4, tokens.size()); ++i) {
    if (tokens.is_symbol(i, '(') || tokens.is_symbol(i, '[')) return tokens.match(i);
  }
  return from;
}

/// From IS on: IS [NOT] NULL, ISNULL, NOTNULL, IS [NOT] TRUE.
Index end_of_test(const StatementTokens& tokens, Index is) {
  return tokens.is_word(is, "is") ? tokens.skip_words(is + 1, {"not"}) : is;
}

/// Of CASE: the END that follows the last operand at its own depth.
Index end_of_case(const StatementTokens& tokens, Index first, Index last) {
  const std::uint32_t depth = tokens.depth(first);
  for (Index i = last + 1; i < tokens.size(); ++i) {
    if (tokens.depth(i) == depth && tokens.is_word(i, "end")) return i;
  }
  return last;
}

void include(const StatementTokens& tokens, Range& range, Index first, Index last) {
  range.first = std::min(range.first, first);
  range.last = std::max(range.last, last);
  range.depth = std::min(range.depth, tokens.depth(first));
}

/// interval '1' day: the fields come after the literal.
Index end_of_interval(const StatementTokens& tokens, Index last) {
  static constexpr std::array<std::string_view, 7> kIntervalFields{"year",   "month",  "day", "hour",
                                                                   "minute", "second", "to"};
  const auto is_field = [&](std::string_view word) { return tokens.is_word(last + 1, word); };
  while (std::any_of(kIntervalFields.begin(), kIntervalFields.end(), is_field)) ++last;
  return tokens.is_word(last, "second") && tokens.is_symbol(last + 1, '(') ? tokens.match(last + 1) : last;
}

bool is_one_token(ExpressionKind kind) {
  return kind == ExpressionKind::kBoolean || kind == ExpressionKind::kNull || kind == ExpressionKind::kDefault;
}

Index end_at_place(const StatementTokens& tokens, const Expression& expression, Index place, Index last) {
  switch (expression.kind) {
    case ExpressionKind::kNumber:
      return end_of_number(tokens, place);
    case ExpressionKind::kString:
    case ExpressionKind::kBitString:
      return end_of_string(tokens, place);
    case ExpressionKind::kColumn:
      return tokens.end_of_name(place);
    case ExpressionKind::kParameter:
      return place + 1;
    case ExpressionKind::kCall:
      return end_of_call(tokens, place);
    case ExpressionKind::kNullTest:
    case ExpressionKind::kBooleanTest:
      return end_of_test(tokens, place);
    case ExpressionKind::kCase:
      return end_of_case(tokens, place, std::max(place, last));
    case ExpressionKind::kCollate:
      return tokens.end_of_name(place + 1);
    case ExpressionKind::kCast:
      return tokens.is_word(place, "cast") ? end_of_parentheses(tokens, place) : place;
    case ExpressionKind::kRow:
    case ExpressionKind::kArray:
    case ExpressionKind::kCoalesce:
    case ExpressionKind::kGreatest:
    case ExpressionKind::kLeast:
    case ExpressionKind::kNullif:
    case ExpressionKind::kSubquery:
      return end_of_parentheses(tokens, place);
    case ExpressionKind::kValueFunction:
      return tokens.is_symbol(place + 1, '(') ? tokens.match(place + 1) : place;
    case ExpressionKind::kOperator: {
      const bool has_list =
          expression.text.ends_with("IN") || expression.text.ends_with(" ANY") || expression.text.ends_with(" ALL");
      return has_list ? end_of_parentheses(tokens, place) : place;
    }
    default:
      return place;
  }
}

void widen_to_parentheses(const StatementTokens& tokens, Range& range) {
  while (tokens.depth(range.first) > range.depth) range.first = tokens.around(range.first);
  while (tokens.depth(range.last) > range.depth) range.last = tokens.match(tokens.around(range.last));
}

}  // namespace

Span span_of_expression(const Source& source, const Expression& expression, Index place) {
  const StatementTokens& tokens = source.tokens;
  if (is_one_token(expression.kind) || tokens.size() == 0) return tokens.span(place);
  Range range{tokens.size(), 0, ~std::uint32_t{0}};
  for (const Expression& operand : expression.operands) {
    if (operand.span.empty()) continue;
    include(tokens, range, tokens.at(operand.span.begin), tokens.at(operand.span.end - 1));
  }
  if (expression.type != nullptr && !expression.type->span.empty()) {
    include(tokens, range, tokens.at(expression.type->span.begin), tokens.at(expression.type->span.end - 1));
  }
  if (place < tokens.size()) include(tokens, range, place, end_at_place(tokens, expression, place, range.last));
  if (range.first >= tokens.size()) return {};
  const bool is_interval = expression.type != nullptr && expression.type->name == "interval";
  if (is_interval && tokens.is_string(range.last)) range.last = end_of_interval(tokens, range.last);
  widen_to_parentheses(tokens, range);
  return tokens.span(range.first, range.last);
}

Span span_of_step(const Source& source, Span inner) {
  const StatementTokens& tokens = source.tokens;
  if (inner.empty()) return inner;
  Index first = tokens.at(inner.begin);
  Index last = tokens.at(inner.end - 1);
  while (first > 0 && tokens.is_symbol(last + 1, ')') && tokens.match(first - 1) == last + 1) {
    --first;
    ++last;
  }
  if (tokens.is_symbol(last + 1, '[')) return tokens.span(first, tokens.match(last + 1));
  return tokens.span(first, tokens.is_symbol(last + 1, '.') ? last + 2 : last);
}

}  // namespace lockstep::sql
