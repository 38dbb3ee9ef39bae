#include "lint/suppressions.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "sql/comments.h"
#include "sql/tokens.h"

namespace lockstep::lint {
namespace {

struct Marker {
  std::string_view words;
  bool is_ours;
  bool is_of_file;
};

// Longer ones first: one is the start of another.
constexpr Marker kMarkers[] = {
    {"lockstep-ignore-file", true, true}, {"lockstep-ignore", true, false}, {"squawk-ignore-file", false, true},
    {"squawk-ignore", false, false},      {"eugene: ignore", false, false},
};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// What the comment asks for, without the statement that it is about; nothing when it asks for nothing.
std::optional<Suppression> read_comment(const sql::SourceComment& comment) {
  const std::size_t start = comment.text.find_first_not_of(" \t\r\n*");
  if (start == std::string_view::npos) return std::nullopt;
  const std::string_view text = comment.text.substr(start);
  const auto* const marker = std::find_if(std::begin(kMarkers), std::end(kMarkers), [&](const Marker& known) {
    if (!text.starts_with(known.words)) return false;
    const std::string_view after = text.substr(known.words.size());
    return after.empty() || is_space(after[0]) || after[0] == ':' || after[0] == ',';
  });
  if (marker == std::end(kMarkers)) return std::nullopt;
  Suppression found;
  found.span = comment.span;
  found.is_ours = marker->is_ours;
  found.is_of_file = marker->is_of_file;

  std::string_view names = text.substr(marker->words.size());
  const std::size_t reason = std::min(names.find(':'), names.find("--"));
  if (reason != std::string_view::npos) {
    const std::size_t begin = std::min(names.find_first_not_of(":-", reason), names.size());
    found.reason = base::trim(names.substr(begin));
    names = names.substr(0, reason);
  }
  constexpr std::size_t kDelimiter = 2;  // "--" or "/*"
  const std::size_t text_begin = comment.span.begin + kDelimiter + start + marker->words.size();
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t begin = names.find_first_not_of(" \t\r\n,[]", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(names.find_first_of(" \t\r\n,[]", begin), names.size());
    found.rules.push_back(
        {std::string(names.substr(begin, end - begin)),
         {static_cast<std::uint32_t>(text_begin + begin), static_cast<std::uint32_t>(text_begin + end)}});
    at = end;
  }
  return found;
}

/// The first statement that ends behind the comment's begin.
template <typename Places, typename SpanOf>
auto next_of(const Places& places, sql::Span comment, SpanOf span_of) {
  return std::partition_point(places.begin(), places.end(),
                              [&](const auto& place) { return span_of(place).end <= comment.begin; });
}

/// Whether the comment stands behind what ends at `end`, on the same line, with no other statement begun.
bool is_trailing(std::string_view text, std::uint32_t end, sql::Span comment) {
  constexpr std::size_t kFarthest = 1000;  // bytes; what is farther is not meant
  const std::string_view between = text.substr(end, comment.begin - end);
  return between.size() <= kFarthest && !base::contains(between, "\n") && !sql::has_statement(between);
}

/// The statement that a comment outside of strings and bodies is about; an empty span when there is none.
sql::Span statement_of(sql::Span comment, std::string_view text, const std::vector<StatementPlace>& statements) {
  const auto next = next_of(statements, comment, [](const StatementPlace& place) { return place.span; });
  if (next != statements.begin() && is_trailing(text, std::prev(next)->span.end, comment)) return std::prev(next)->span;
  return next == statements.end() ? sql::Span{} : next->span;
}

/// The same for a comment in the body of a DO.
sql::Span statement_in(const StatementPlace& outer, sql::Span comment, std::string_view text) {
  const auto next = next_of(outer.inner, comment, [](sql::Span span) { return span; });
  if (next != outer.inner.begin() && is_trailing(text, std::prev(next)->end, comment)) return *std::prev(next);
  return next == outer.inner.end() ? outer.span : *next;
}

using Visit = std::function<void(const sql::SourceComment&)>;

/// Calls `visit` for the comments in the dollar-quoted body of a statement.
void for_each_comment_in_body(std::string_view text, sql::Span statement, const Visit& visit) {
  const std::string_view sql = text.substr(statement.begin, statement.end - statement.begin);
  sql::TokenReader reader(sql);
  while (const std::optional<sql::Token> token = reader.next()) {
    if (token->kind != sql::TokenKind::kString || token->text[0] != '$') continue;
    const std::size_t quote = token->text.find('$', 1) + 1;
    if (token->text.size() < 2 * quote) continue;
    const std::string_view body = token->text.substr(quote, token->text.size() - 2 * quote);
    const auto begin = static_cast<std::uint32_t>(body.data() - text.data());
    sql::for_each_comment(body, [&](const sql::SourceComment& comment) {
      visit({{comment.span.begin + begin, comment.span.end + begin}, comment.text, comment.is_block});
    });
  }
}

}  // namespace

std::vector<Suppression> read_suppressions(std::string_view text, const std::vector<StatementPlace>& statements) {
  std::vector<Suppression> found;
  if (!base::contains(text, "ignore")) return found;
  sql::for_each_comment(text, [&](const sql::SourceComment& comment) {
    std::optional<Suppression> suppression = read_comment(comment);
    if (!suppression) return;
    if (!suppression->is_of_file) suppression->statement = statement_of(comment.span, text, statements);
    found.push_back(std::move(*suppression));
  });
  for (const StatementPlace& place : statements) {
    if (place.inner.empty()) continue;
    for_each_comment_in_body(text, place.span, [&](const sql::SourceComment& comment) {
      std::optional<Suppression> suppression = read_comment(comment);
      if (!suppression) return;
      if (!suppression->is_of_file) suppression->statement = statement_in(place, comment.span, text);
      suppression->is_in_body = suppression->statement != place.span;
      found.push_back(std::move(*suppression));
    });
  }
  std::stable_sort(found.begin(), found.end(), [](const Suppression& a, const Suppression& b) {
    if (a.is_of_file != b.is_of_file) return a.is_of_file;
    return a.statement.begin < b.statement.begin;
  });
  return found;
}

bool is_suppressed(std::vector<Suppression>& suppressions, sql::Span place,
                   const std::function<bool(std::string_view)>& is_named) {
  bool silenced = false;
  const auto apply = [&](Suppression& suppression) {
    if (suppression.rules.empty()) suppression.is_used = silenced = true;
    for (Suppression::Name& name : suppression.rules) {
      if (is_named(name.text)) name.is_used = silenced = true;
    }
  };
  const auto first = std::partition_point(suppressions.begin(), suppressions.end(),
                                          [](const Suppression& suppression) { return suppression.is_of_file; });
  std::for_each(suppressions.begin(), first, apply);
  auto at = std::partition_point(first, suppressions.end(), [&](const Suppression& suppression) {
    return suppression.statement.begin <= place.begin;
  });
  // Backwards, to one about a statement that is over: only a DO can still reach over those of its body.
  while (at != first) {
    --at;
    if (place.begin < at->statement.end) {
      apply(*at);
    } else if (!at->is_in_body) {
      break;
    }
  }
  return silenced;
}

}  // namespace lockstep::lint
