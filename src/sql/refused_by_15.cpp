#include "sql/refused_by_15.h"

#include <algorithm>
#include <array>

#include "sql/nameless_queries.h"

namespace lockstep::sql {
namespace {

using Index = StatementTokens::Index;

/// The tokens of one statement.
struct StatementWords {
  const StatementTokens& tokens;
  Index first;
  Index end;

  bool starts(std::initializer_list<std::string_view> words) const { return tokens.is_words(first, words); }
  bool is(Index index, std::string_view word) const { return index < end && tokens.is_word(index, word); }
  bool is_symbol(Index index, char symbol) const { return index < end && tokens.is_symbol(index, symbol); }
};
using StopIndex = std::optional<Index>;  // of a token that is not expected

/// REINDEX DATABASE, REINDEX (VERBOSE) SYSTEM CONCURRENTLY: without a name.
StopIndex stop_of_reindex(const StatementWords& words) {
  if (!words.starts({"reindex"})) return std::nullopt;
  Index kind = words.first + 1;
  if (words.is_symbol(kind, '(')) kind = words.tokens.match(kind) + 1;
  if (!words.is(kind, "database") && !words.is(kind, "system")) return std::nullopt;
  const Index name = words.tokens.skip_words(kind + 1, {"concurrently"});
  return name >= words.end ? StopIndex(words.end) : std::nullopt;
}

/// CREATE STATISTICS [(…)] ON …
StopIndex stop_of_create_statistics(const StatementWords& words) {
  const Index name = words.first + 2;
  const bool is_nameless = words.is(name, "on") || words.is_symbol(name, '(');
  return words.starts({"create", "statistics"}) && is_nameless ? StopIndex(name) : std::nullopt;
}

/// GRANT a TO b WITH ADMIN TRUE, WITH INHERIT FALSE, …; 15 knows WITH ADMIN OPTION alone.
StopIndex stop_of_grant(const StatementWords& words) {
  const Index with = words.starts({"grant"}) ? words.tokens.find_word(words.first, "with") : words.end;
  if (with >= words.end || words.tokens.is_words(with + 1, {"grant", "option"})) return std::nullopt;
  Index stop = words.tokens.skip_words(with + 1, {"admin"});
  if (stop == with + 1) return stop;
  if (!words.is(stop, "option")) return stop;
  return words.is_symbol(stop + 1, ',') ? StopIndex(stop + 1) : std::nullopt;
}

/// REVOKE INHERIT OPTION FOR …, REVOKE SET OPTION FOR …
StopIndex stop_of_revoke(const StatementWords& words) {
  const Index kind = words.first + 1;
  const bool is_known = words.is(kind, "grant") || words.is(kind, "admin");
  const bool is_option = words.starts({"revoke"}) && words.is(kind + 1, "option") && words.is(kind + 2, "for");
  return is_option && !is_known ? StopIndex(kind + 1) : std::nullopt;
}

/// ALTER … SET ACCESS METHOD DEFAULT, SET STORAGE DEFAULT
StopIndex stop_of_alter_to_default(const StatementWords& words) {
  if (!words.starts({"alter"})) return std::nullopt;
  for (Index i = words.first; i < words.end; ++i) {
    if (!words.is(i, "set")) continue;
    if (words.tokens.is_words(i + 1, {"access", "method", "default"})) return i + 3;
    if (words.tokens.is_words(i + 1, {"storage", "default"})) return i + 2;
  }
  return std::nullopt;
}

/// ALTER DOMAIN … ADD [CONSTRAINT n] NOT NULL
StopIndex stop_of_alter_domain(const StatementWords& words) {
  if (!words.starts({"alter", "domain"})) return std::nullopt;
  const Index add = words.tokens.find_word(words.first, "add");
  const Index stop = words.is(add + 1, "constraint") ? add + 3 : add + 1;
  return words.is(stop, "not") && words.is(stop + 1, "null") ? StopIndex(stop) : std::nullopt;
}

/// ALTER OPERATOR … SET (HASHES, MERGES)
StopIndex stop_of_alter_operator(const StatementWords& words) {
  if (!words.starts({"alter", "operator"})) return std::nullopt;
  const Index set = words.tokens.find_word(words.first, "set");
  if (!words.is_symbol(set + 1, '(')) return std::nullopt;
  const Index close = words.tokens.match(set + 1);
  for (Index i = set + 2; i < close; i = words.tokens.end_of_item(i) + 1) {
    const Index next = i + 1;
    if (words.is_symbol(next, ',') || words.is_symbol(next, ')')) return next;
  }
  return std::nullopt;
}

Refusal refused_token(const StatementWords& words, Index stop) {
  if (stop >= words.end) return {words.tokens.size(), stop, "syntax error at end of input"};
  return {stop, stop, "syntax error at or near \"" + std::string(words.tokens.text(stop)) + "\""};
}

/// $1a, of which libpg_query from 16 on makes two tokens, and PostgreSQL none.
std::optional<Refusal> refused_parameter(const StatementWords& words) {
  constexpr std::string_view kDigits = "0123456789";
  for (Index i = words.first; i + 1 < words.end; ++i) {
    if (!words.is_symbol(i, '$') || !words.tokens.touches_next(i)) continue;
    const std::string_view number = words.tokens.text(i + 1);
    const std::size_t digits = number.find_first_not_of(kDigits);
    if (digits == 0 || digits == std::string_view::npos || number[digits] == '.') continue;
    return Refusal{i, i,
                   "trailing junk after parameter at or near \"$" + std::string(number.substr(0, digits + 1)) + "\""};
  }
  return std::nullopt;
}

std::optional<Refusal> refused_nameless_query(const StatementWords& words) {
  const StopIndex open = find_nameless_query(words.tokens, words.first, words.end);
  if (!open) return std::nullopt;
  const bool is_values = words.is(*open + 1, "values");
  return Refusal{*open, words.tokens.match(*open) + 1,
                 (is_values ? "VALUES" : "subquery") + std::string(" in FROM must have an alias")};
}

}  // namespace

std::optional<Refusal> find_refusal(const StatementTokens& tokens, Index first, Index end) {
  static constexpr std::array kStops{stop_of_reindex,       stop_of_create_statistics, stop_of_grant,
                                     stop_of_revoke,        stop_of_alter_to_default,  stop_of_alter_domain,
                                     stop_of_alter_operator};
  const StatementWords words{tokens, first, end};
  for (const auto& find : kStops) {
    if (const StopIndex stop = find(words)) return refused_token(words, *stop);
  }
  const std::optional<Refusal> parameter = refused_parameter(words);
  return parameter ? parameter : refused_nameless_query(words);
}

}  // namespace lockstep::sql
