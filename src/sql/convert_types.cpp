#include <algorithm>
#include <array>

#include "sql/convert_names.h"

// Types. The parser has already turned the spellings that are grammar (character varying, double precision, timestamp
// with time zone) into names of pg_catalog; what is left is to find where a type ends, and two kinds of its own:
// serials, and intervals, whose fields come as a bit mask.
namespace lockstep::sql {
namespace {

struct Alias {
  std::string_view written;
  std::string_view name;
};
/// Spellings that are no grammar: the names of serial types, which exist in CREATE TABLE only.
constexpr std::array kAliases{
    Alias{"serial2", "smallserial"},
    Alias{"serial4", "serial"},
    Alias{"serial8", "bigserial"},
};

/// INTERVAL's fields as bits (utils/timestamp.h of PostgreSQL: INTERVAL_MASK of datetime.h's MONTH, YEAR, DAY, …).
constexpr int kMonth = 1 << 1, kYear = 1 << 2, kDay = 1 << 3, kHour = 1 << 10, kMinute = 1 << 11, kSecond = 1 << 12;

struct Fields {
  int mask;
  std::string_view text;
};
constexpr std::array kFields{
    Fields{kYear, "year"},
    Fields{kMonth, "month"},
    Fields{kDay, "day"},
    Fields{kHour, "hour"},
    Fields{kMinute, "minute"},
    Fields{kSecond, "second"},
    Fields{kYear | kMonth, "year to month"},
    Fields{kDay | kHour, "day to hour"},
    Fields{kDay | kHour | kMinute, "day to minute"},
    Fields{kDay | kHour | kMinute | kSecond, "day to second"},
    Fields{kHour | kMinute, "hour to minute"},
    Fields{kHour | kMinute | kSecond, "hour to second"},
    Fields{kMinute | kSecond, "minute to second"},
};

void read_modifiers(TypeName& result, Nodes modifiers) {
  if (result.schema.empty() && result.name == "interval" && !modifiers.empty()) {
    const std::string mask = text_of(modifiers[0]);
    for (const Fields& fields : kFields) {
      if (std::to_string(fields.mask) == mask) result.interval_fields = fields.text;
    }
    modifiers = modifiers.subspan(1);
  }
  for (const PgQuery__Node* modifier : modifiers) result.modifiers.push_back(text_of(modifier));
}

bool is_interval_field(const StatementTokens& tokens, Source::Index index) {
  static constexpr std::array<std::string_view, 7> kWords{"year", "month", "day", "hour", "minute", "second", "to"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return tokens.is_word(index, word); });
}

/// The last token of a type whose first is `first`: names of several words, modifiers, zones and fields, arrays.
Source::Index end_of_type(const StatementTokens& tokens, Source::Index first, const TypeName& type) {
  Source::Index last = first;
  if (tokens.is_word(first, "double")) ++last;
  if (tokens.is_word(last, "national")) ++last;
  if ((tokens.is_word(last, "character") || tokens.is_word(last, "char") || tokens.is_word(last, "nchar") ||
       tokens.is_word(last, "bit")) &&
      tokens.is_word(last + 1, "varying")) {
    ++last;
  }
  last = tokens.end_of_name(last);
  for (;;) {
    const Source::Index next = last + 1;
    const bool has_zone =
        tokens.is_words(next, {"with", "time", "zone"}) || tokens.is_words(next, {"without", "time", "zone"});
    if (tokens.is_symbol(next, '(') || tokens.is_symbol(next, '[')) {
      last = tokens.match(next);
    } else if (tokens.is_word(next, "array") || (type.name == "interval" && is_interval_field(tokens, next))) {
      last = next;
    } else if (type.is_column_reference && tokens.is_symbol(next, '%')) {
      last += 2;
    } else if (has_zone && type.name.starts_with("time")) {
      last += 3;
    } else {
      return last;
    }
  }
}

}  // namespace

TypeName type_of(const Source& source, const PgQuery__TypeName* type) {
  TypeName result;
  if (type == nullptr) return result;
  const Nodes names = nodes(type->n_names, type->names);
  if (names.empty()) return result;
  result.name = text_of(names.back());
  if (names.size() > 1) result.schema = text_of(names[names.size() - 2]);
  result.is_column_reference = type->pct_type;
  if (result.schema == "pg_catalog" && !result.is_column_reference) result.schema.clear();
  for (const Alias& alias : kAliases) {
    if (result.schema.empty() && result.name == alias.written) result.name = alias.name;
  }
  read_modifiers(result, nodes(type->n_typmods, type->typmods));
  result.dimensions = static_cast<std::uint32_t>(type->n_array_bounds);
  result.set_of = type->setof;
  const Source::Index first = source.token_at(type->location);
  if (first < source.tokens.size()) {
    const bool has_setof = first > 0 && type->setof && source.tokens.is_word(first - 1, "setof");
    result.span = source.tokens.span(has_setof ? first - 1 : first, end_of_type(source.tokens, first, result));
  }
  return result;
}

}  // namespace lockstep::sql
