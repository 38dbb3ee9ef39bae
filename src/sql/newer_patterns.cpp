#include "sql/newer_patterns.h"

#include <algorithm>
#include <array>
#include <charconv>

// The grammar of PostgreSQL 16, 17 and 18 (their release notes, and the synopses of their manuals) as far as it differs
// from that of 15, by the token at which the parser of 15 stops.
namespace lockstep::sql {
namespace {

using Index = StatementTokens::Index;
using Found = std::optional<NewerPattern>;

/// What each pattern looks at.
struct Stop {
  const StatementTokens& tokens;
  Index at;
  std::string_view message;

  bool is(std::string_view word) const { return tokens.is_word(at, word); }
  bool follows(std::string_view word) const { return at > 0 && tokens.is_word(at - 1, word); }
  Index end() const { return tokens.size(); }
};

NewerPattern pattern(std::string_view feature, int version, Span place) {
  NewerPattern result;
  result.feature = {feature, version};
  result.place = place;
  return result;
}

NewerPattern blanked(const Stop& stop, std::string_view feature, int version, Index first, Index last) {
  NewerPattern result = pattern(feature, version, stop.tokens.span(first, last));
  result.edits.push_back({result.place, ""});
  return result;
}

/// GENERATED ALWAYS AS (…) VIRTUAL, of which the last word may be left out. It is read as DEFAULT (…).
Found virtual_column(const Stop& stop) {
  if (stop.at < 4 || !stop.tokens.is_symbol(stop.at - 1, ')')) return std::nullopt;
  Index open = stop.at - 1;
  while (open > 0 && (stop.tokens.match(open) != stop.at - 1 || !stop.tokens.is_symbol(open, '('))) --open;
  if (open < 3 || !stop.tokens.is_words(open - 3, {"generated", "always", "as"})) return std::nullopt;
  const bool is_written = stop.is("virtual");
  NewerPattern result = pattern("a virtual generated column", 18,
                                is_written ? stop.tokens.span(stop.at) : stop.tokens.span(open - 3, open - 1));
  result.edits.push_back({stop.tokens.span(open - 3, open - 1), "DEFAULT"});
  if (is_written) result.edits.push_back({stop.tokens.span(stop.at), ""});
  result.mark = {NewerMark::Kind::kVirtual, stop.tokens.span(open - 3, is_written ? stop.at : stop.at - 1)};
  return result;
}

/// [CONSTRAINT n] NOT NULL a as a constraint of the table. It is read as CHECK(a).
Found not_null_constraint(const Stop& stop) {
  const StatementTokens& tokens = stop.tokens;
  const Index at = stop.at;
  if (!tokens.is_words(at, {"not", "null"}) || !tokens.is_name(at + 2) || at == 0) return std::nullopt;
  const bool is_table_constraint = tokens.is_word(at - 1, "add") || tokens.is_symbol(at - 1, '(') ||
                                   tokens.is_symbol(at - 1, ',') || (at >= 2 && tokens.is_word(at - 2, "constraint"));
  if (!is_table_constraint) return std::nullopt;
  NewerPattern result = pattern("NOT NULL as a constraint of the table", 18, tokens.span(at, at + 1));
  result.edits.push_back({tokens.span(at, at + 2), "CHECK(" + std::string(tokens.text(at + 2)) + ")"});
  result.mark = {NewerMark::Kind::kNotNull, tokens.span(at, at + 2), {tokens.folded(at + 2), tokens.span(at + 2)}};
  return result;
}

/// ALTER DOMAIN d ADD [CONSTRAINT n] NOT NULL.
Found not_null_domain(const Stop& stop) {
  if (!stop.tokens.is_words(0, {"alter", "domain"}) || !stop.tokens.is_words(stop.at, {"not", "null"}))
    return std::nullopt;
  return pattern("ALTER DOMAIN … ADD NOT NULL", 17, stop.tokens.span(stop.at, stop.at + 1));
}

Found not_enforced(const Stop& stop) {
  if (!stop.is("enforced")) return std::nullopt;
  const bool is_not = stop.follows("not");
  NewerPattern result = blanked(stop, "[NOT] ENFORCED", 18, is_not ? stop.at - 1 : stop.at, stop.at);
  if (is_not) result.mark = {NewerMark::Kind::kNotEnforced, result.place};
  return result;
}

/// NOT NULL NO INHERIT at a column, ALTER CONSTRAINT c [NO] INHERIT.
Found inheritance(const Stop& stop) {
  const bool is_no = stop.tokens.is_words(stop.at, {"no", "inherit"});
  if (is_no && stop.at >= 2 && stop.tokens.is_words(stop.at - 2, {"not", "null"})) {
    return blanked(stop, "NOT NULL … NO INHERIT", 18, stop.at, stop.at + 1);
  }
  // The parser of 15 reads that form, and refuses it without a place.
  const Index no = stop.tokens.find_word(0, "no");
  if (stop.message.starts_with("ALTER CONSTRAINT statement") && stop.tokens.is_word(no + 1, "inherit")) {
    return blanked(stop, "ALTER CONSTRAINT … INHERIT", 18, no, no + 1);
  }
  const bool is_alter = stop.at >= 3 && stop.tokens.is_words(stop.at - 3, {"alter", "constraint"});
  if (is_alter && (is_no || stop.is("inherit"))) {
    return blanked(stop, "ALTER CONSTRAINT … INHERIT", 18, stop.at, is_no ? stop.at + 1 : stop.at);
  }
  return std::nullopt;
}

Found temporal(const Stop& stop) {
  if (stop.tokens.is_words(stop.at, {"without", "overlaps"})) {
    return blanked(stop, "WITHOUT OVERLAPS", 18, stop.at, stop.at + 1);
  }
  if (stop.follows("period") && stop.tokens.is_name(stop.at)) {
    return blanked(stop, "FOREIGN KEY (… PERIOD …)", 18, stop.at - 1, stop.at - 1);
  }
  return std::nullopt;
}

Found returning_aliases(const Stop& stop) {
  if (!stop.follows("returning") || !stop.is("with") || !stop.tokens.is_symbol(stop.at + 1, '(')) return std::nullopt;
  return blanked(stop, "RETURNING WITH (OLD AS …)", 18, stop.at, stop.tokens.match(stop.at + 1));
}

Found vacuum_only(const Stop& stop) {
  if (!stop.is("only") || !(stop.tokens.is_word(0, "vacuum") || stop.tokens.is_word(0, "analyze"))) return std::nullopt;
  return blanked(stop, "VACUUM and ANALYZE ONLY", 18, stop.at, stop.at);
}

Found set_expression(const Stop& stop) {
  if (!stop.is("expression") || !stop.follows("set") || !stop.tokens.is_word(stop.at + 1, "as")) return std::nullopt;
  NewerPattern result = pattern("ALTER COLUMN … SET EXPRESSION", 17, stop.tokens.span(stop.at));
  result.edits.push_back({stop.tokens.span(stop.at, stop.at + 1), "DEFAULT"});
  result.mark = {NewerMark::Kind::kSetExpression, result.place};
  return result;
}

Found default_access_method(const Stop& stop) {
  if (!stop.is("default") || !stop.follows("method")) return std::nullopt;
  NewerPattern result = pattern("SET ACCESS METHOD DEFAULT", 17, stop.tokens.span(stop.at));
  result.edits.push_back({result.place, "heap"});
  result.mark = {NewerMark::Kind::kNoAccessMethod, result.place};
  return result;
}

Found merge(const Stop& stop) {
  const StatementTokens& tokens = stop.tokens;
  const bool is_inner = tokens.depth(stop.at) > 0;  // WITH a AS (MERGE …)
  const Index open = tokens.around(stop.at);
  if (stop.is("returning") && tokens.find_word(is_inner ? open + 1 : 0, "merge") < stop.at) {
    return blanked(stop, "MERGE … RETURNING", 17, stop.at, (is_inner ? tokens.match(open) : stop.end()) - 1);
  }
  if (!stop.is("by") || !stop.follows("matched") || stop.at < 3) return std::nullopt;
  NewerPattern result = pattern("MERGE … WHEN NOT MATCHED BY", 17, tokens.span(stop.at, stop.at + 1));
  result.edits.push_back({result.place, ""});
  if (!tokens.is_word(stop.at + 1, "source")) return result;
  result.edits.push_back({tokens.span(stop.at - 2), ""});  // what is done to them is what is done to matched rows
  result.mark.kind = NewerMark::Kind::kUnmatchedBySource;
  for (Index i = 0; i + 3 < stop.at; ++i) {
    const bool is_clause = tokens.is_words(i, {"when", "matched"}) || tokens.is_words(i, {"when", "not", "matched"});
    result.mark.index += is_clause ? 1 : 0;
  }
  return result;
}

Found at_local(const Stop& stop) {
  if (!stop.is("local") || !stop.follows("at")) return std::nullopt;
  return blanked(stop, "AT LOCAL", 17, stop.at - 1, stop.at);
}

/// x IS JSON [VALUE, …] [WITH UNIQUE KEYS]. It is read as x IS TRUE.
Found is_json(const Stop& stop) {
  const StatementTokens& tokens = stop.tokens;
  const bool is_test = stop.follows("is") || (stop.follows("not") && stop.at >= 2 && tokens.is_word(stop.at - 2, "is"));
  if (!stop.is("json") || !is_test) return std::nullopt;
  Index last = stop.at;
  for (const std::string_view word : {"value", "scalar", "object", "array"})
    last += tokens.is_word(last + 1, word) ? 1 : 0;
  const bool has_unique =
      tokens.is_words(last + 1, {"with", "unique"}) || tokens.is_words(last + 1, {"without", "unique"});
  if (has_unique) last = tokens.skip_words(last + 3, {"keys"}) - 1;
  NewerPattern result = pattern("IS JSON", 16, tokens.span(stop.at));
  result.edits.push_back({tokens.span(stop.at, last), "TRUE"});
  return result;
}

struct JsonFunction {
  std::string_view name;
  int version;
};
constexpr std::array kJsonFunctions{
    JsonFunction{"json_object", 16},    JsonFunction{"json_array", 16},  JsonFunction{"json_objectagg", 16},
    JsonFunction{"json_arrayagg", 16},  JsonFunction{"json", 17},        JsonFunction{"json_scalar", 17},
    JsonFunction{"json_serialize", 17}, JsonFunction{"json_exists", 17}, JsonFunction{"json_query", 17},
    JsonFunction{"json_value", 17},     JsonFunction{"json_table", 17},
};

/// In the parentheses of such a function: from where it stops being a call, the rest is left out.
Found json_function(const Stop& stop) {
  const StatementTokens& tokens = stop.tokens;
  Index inside = stop.at;
  while (inside < tokens.size() && tokens.depth(inside) > 0) {
    const Index open = tokens.around(inside);
    for (const JsonFunction& function : kJsonFunctions) {
      if (open == 0 || !tokens.is_word(open - 1, function.name)) continue;
      NewerPattern result = pattern("SQL/JSON functions", function.version, tokens.span(open - 1));
      const Index close = tokens.match(open);
      if (inside < close) result.edits.push_back({tokens.span(inside, close - 1), ""});
      return result;
    }
    inside = open;
  }
  return std::nullopt;
}

/// 1_000, 0x1F, 0o17, 0b11: as the same number in the old way, which is never longer but for large hexadecimal ones.
Found number(const Stop& stop) {
  if (!stop.message.starts_with("trailing junk after numeric literal")) return std::nullopt;
  std::string text(stop.tokens.text(stop.at));
  const std::size_t length = text.size();
  text.erase(std::remove(text.begin(), text.end(), '_'), text.end());
  const char letter = text.size() > 2 && text[0] == '0' ? text[1] : '\0';
  const int base = letter == 'x' || letter == 'X'   ? 16
                   : letter == 'o' || letter == 'O' ? 8
                   : letter == 'b' || letter == 'B' ? 2
                                                    : 10;
  NewerPattern result = pattern("underscores in numbers", 16, stop.tokens.span(stop.at));
  if (base != 10) {
    result.feature.feature = "hexadecimal, octal and binary numbers";
    std::uint64_t value = 0;
    const auto parsed = std::from_chars(text.data() + 2, text.data() + text.size(), value, base);
    if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
    text = std::to_string(value);
  } else if (text.size() == length || text.find_first_not_of("0123456789.eE") != std::string::npos) {
    return std::nullopt;
  }
  if (text.size() <= length) result.edits.push_back({result.place, text});
  return result;
}

/// a text STORAGE EXTERNAL in CREATE TABLE and ADD COLUMN.
Found storage(const Stop& stop) {
  const bool is_column = stop.tokens.is_word(0, "create") || stop.tokens.find_word(0, "add") < stop.at;
  if (!stop.is("storage") || !is_column || !stop.tokens.is_name(stop.at + 1)) return std::nullopt;
  NewerPattern result = blanked(stop, "STORAGE in CREATE TABLE", 16, stop.at, stop.at + 1);
  result.mark = {
      NewerMark::Kind::kStorage, result.place, {stop.tokens.folded(stop.at + 1), stop.tokens.span(stop.at + 1)}};
  return result;
}

/// ALTER COLUMN a SET STORAGE DEFAULT.
Found default_storage(const Stop& stop) {
  if (!stop.is("default") || !stop.follows("storage")) return std::nullopt;
  return pattern("SET STORAGE DEFAULT", 16, stop.tokens.span(stop.at));
}

/// XMLSERIALIZE(CONTENT x AS text [NO] INDENT).
Found indented_xml(const Stop& stop) {
  const Index indent = stop.tokens.skip_words(stop.at, {"no"});
  if (!stop.tokens.is_word(indent, "indent") || !stop.tokens.is_symbol(indent + 1, ')')) return std::nullopt;
  return blanked(stop, "XMLSERIALIZE … INDENT", 16, stop.at, indent);
}

/// ALTER OPERATOR … SET (HASHES, MERGES).
Found operator_options(const Stop& stop) {
  const bool is_alone = stop.follows("hashes") || stop.follows("merges");
  if (!stop.tokens.is_words(0, {"alter", "operator"}) || !is_alone) return std::nullopt;
  return pattern("ALTER OPERATOR … SET (HASHES, MERGES)", 17, stop.tokens.span(stop.at - 1));
}

/// REVOKE INHERIT OPTION FOR a FROM b.
Found revoked_options(const Stop& stop) {
  if (!stop.tokens.is_word(0, "revoke") || stop.at != 2 || !stop.is("option")) return std::nullopt;
  return pattern("REVOKE INHERIT and SET OPTION FOR", 16, stop.tokens.span(1, 2));
}

/// GRANT a TO b WITH INHERIT TRUE, SET FALSE.
Found grant_options(const Stop& stop) {
  if (!stop.tokens.is_word(0, "grant")) return std::nullopt;
  const Index with = stop.tokens.find_word(0, "with");
  const bool is_next = stop.tokens.is_words(with + 1, {"admin", "option"}) && stop.tokens.is_symbol(stop.at, ',');
  const bool is_option = stop.is("inherit") || stop.is("set") || stop.follows("admin") || is_next;
  if (with >= stop.at || !is_option) return std::nullopt;
  return blanked(stop, "GRANT … WITH INHERIT and SET", 16, is_next ? stop.at : with, stop.end() - 1);
}

Found without_a_name(const Stop& stop) {
  const bool is_reindex = stop.tokens.is_word(0, "reindex") && stop.at >= stop.end();
  if (is_reindex) return pattern("REINDEX without a name", 16, stop.tokens.span(0));
  const bool is_statistics = stop.tokens.is_words(0, {"create", "statistics"}) && stop.at == 2;
  if (is_statistics) return pattern("CREATE STATISTICS without a name", 16, stop.tokens.span(1));
  if (stop.message.ends_with("in FROM must have an alias")) {
    return pattern("a sub-query in FROM without a name", 16, stop.tokens.span(stop.at));
  }
  return std::nullopt;
}

}  // namespace

std::optional<NewerPattern> find_newer_pattern(const StatementTokens& tokens, Index at, std::string_view message) {
  static constexpr std::array kPatterns{
      virtual_column,
      not_null_domain,
      not_null_constraint,
      not_enforced,
      inheritance,
      temporal,
      returning_aliases,
      vacuum_only,
      set_expression,
      default_access_method,
      merge,
      at_local,
      is_json,
      json_function,
      number,
      storage,
      default_storage,
      indented_xml,
      operator_options,
      revoked_options,
      grant_options,
      without_a_name,
  };
  const Stop stop{tokens, at, message};
  for (const auto& find : kPatterns) {
    if (Found found = find(stop)) return found;
  }
  return std::nullopt;
}

}  // namespace lockstep::sql
