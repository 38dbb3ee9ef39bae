#include "catalog/type_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

using Spelling = std::pair<std::string_view, std::string_view>;

// What a text begins with, and what it becomes; the first that fits counts.
constexpr std::array<Spelling, 4> kDrizzle = {
    {{"character varying", "varchar"}, {"bit varying", "varbit"}, {"bpchar", "char"}, {"character", "char"}}};
// The same without blanks, of a whole name before its modifier.
constexpr std::array<Spelling, 15> kAliases = {{{"charactervarying", "varchar"},
                                                {"character", "char"},
                                                {"bpchar", "char"},
                                                {"int", "integer"},
                                                {"int2", "smallint"},
                                                {"int4", "integer"},
                                                {"int8", "bigint"},
                                                {"bool", "boolean"},
                                                {"decimal", "numeric"},
                                                {"float4", "real"},
                                                {"float8", "doubleprecision"},
                                                {"float", "doubleprecision"},
                                                {"timestamptz", "timestampwithtimezone"},
                                                {"timetz", "timewithtimezone"},
                                                {"bitvarying", "varbit"}}};

std::string without_zone(std::string text) {
  return base::replace_all(std::move(text), " without time zone", "");
}

/// timestamp(3) with time zone has a blank before the parenthesis, time(3) has none.
std::string scalar_words(std::string text) {
  text = without_zone(std::move(text));
  if (text.starts_with("timestamp(")) return base::replace_all(text, "timestamp(", "timestamp (");
  if (text.starts_with("numeric(")) return base::replace_all(text, ",", ", ");
  for (const auto& [server, drizzle] : kDrizzle) {
    if (text.starts_with(server)) return std::string(drizzle) + text.substr(server.size());
  }
  return text;
}

/// A name that may be quoted and qualified, with a modifier behind it.
std::pair<std::string, std::string> split_modifier(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] != '(') at = end_of_piece(text, at);
  return {std::string(base::trim(text.substr(0, at))), std::string(text.substr(at))};
}

/// In one spelling, for comparison only.
std::string folded(std::string_view type) {
  std::string text = base::lower_ascii(type);
  std::erase_if(text, [](char c) { return c == ' ' || c == '"'; });
  text = base::replace_all(std::move(text), "withouttimezone", "");
  const std::size_t bracket = std::min(text.find('['), text.size());
  const bool is_array = bracket < text.size();
  text.resize(bracket);
  const std::size_t open = std::min(text.find('('), text.size());
  const std::size_t close = std::min(text.find(')', open), text.size());
  std::string modifier = open < close ? text.substr(open + 1, close - open - 1) : "";
  // The precision may stand within the words: timestamp(3) with time zone.
  std::string name = text.substr(0, open) + (close < text.size() ? text.substr(close + 1) : "");
  name = name.substr(name.rfind('.') + 1);
  for (const auto& [alias, one] : kAliases) {
    if (name == alias) name = one;
  }
  if (name == "char" && modifier.empty()) modifier = "1";
  if (name == "numeric" && modifier.ends_with(",0")) modifier.resize(modifier.size() - 2);
  return name + "(" + modifier + ")" + (is_array ? "[]" : "");
}

}  // namespace

TypeWords type_words(std::string_view printed) {
  std::string_view element = printed;
  std::string dimensions;
  while (element.ends_with("[]")) {
    element.remove_suffix(2);
    dimensions += "[]";
  }
  const auto [name, modifier] = split_modifier(element);
  const std::vector<std::string> names = split_dots(name);
  if (names.size() == 2) return {names[0], names[1] + modifier + dimensions};
  return {"", scalar_words(std::string(element)) + dimensions};
}

bool is_same_type(std::string_view one, std::string_view other) {
  return folded(one) == folded(other);
}

}  // namespace lockstep::catalog
