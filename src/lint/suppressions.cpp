#include "lint/suppressions.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "sql/comments.h"

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

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_space);
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

/// The statement that a comment is about; an empty span when there is none.
sql::Span statement_of(sql::Span comment, std::string_view text, const std::vector<sql::Span>& statements) {
  const auto next = std::find_if(statements.begin(), statements.end(),
                                 [&](sql::Span statement) { return statement.end > comment.begin; });
  if (next != statements.begin()) {
    const sql::Span before = *std::prev(next);
    const std::string_view between = text.substr(before.end, comment.begin - before.end);
    // Behind it on its last line, past the semicolon; and nothing else may begin there.
    if (!base::contains(between, "\n") && (is_blank(between) || base::trim(between).front() == ';')) return before;
  }
  return next == statements.end() ? sql::Span{} : *next;
}

}  // namespace

std::vector<Suppression> read_suppressions(std::string_view text, const std::vector<sql::Span>& statements) {
  std::vector<Suppression> found;
  if (!base::contains(text, "ignore")) return found;
  sql::for_each_comment(text, [&](const sql::SourceComment& comment) {
    std::optional<Suppression> suppression = read_comment(comment);
    if (!suppression) return;
    if (!suppression->is_of_file) suppression->statement = statement_of(comment.span, text, statements);
    found.push_back(std::move(*suppression));
  });
  return found;
}

bool is_suppressed(std::vector<Suppression>& suppressions, sql::Span place,
                   const std::function<bool(std::string_view)>& is_named) {
  bool silenced = false;
  for (Suppression& suppression : suppressions) {
    const sql::Span about = suppression.statement;
    const bool concerns = suppression.is_of_file || (place.begin >= about.begin && place.begin < about.end);
    if (!concerns) continue;
    if (suppression.rules.empty()) {
      suppression.is_used = silenced = true;
      continue;
    }
    for (Suppression::Name& name : suppression.rules) {
      if (is_named(name.text)) name.is_used = silenced = true;
    }
  }
  return silenced;
}

}  // namespace lockstep::lint
