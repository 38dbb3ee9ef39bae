#include "sql/quoting.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::sql {
namespace {

/// Words that need quotes as a column or table name: reserved in PostgreSQL 15's manual, appendix C, without those that
/// may be a column or table all the same.
constexpr std::string_view kReserved[] = {"all",
                                          "analyse",
                                          "analyze",
                                          "and",
                                          "any",
                                          "array",
                                          "as",
                                          "asc",
                                          "asymmetric",
                                          "authorization",
                                          "binary",
                                          "both",
                                          "case",
                                          "cast",
                                          "check",
                                          "collate",
                                          "collation",
                                          "column",
                                          "concurrently",
                                          "constraint",
                                          "create",
                                          "cross",
                                          "current_catalog",
                                          "current_date",
                                          "current_role",
                                          "current_schema",
                                          "current_time",
                                          "current_timestamp",
                                          "current_user",
                                          "default",
                                          "deferrable",
                                          "desc",
                                          "distinct",
                                          "do",
                                          "else",
                                          "end",
                                          "except",
                                          "false",
                                          "fetch",
                                          "for",
                                          "foreign",
                                          "freeze",
                                          "from",
                                          "full",
                                          "grant",
                                          "group",
                                          "having",
                                          "ilike",
                                          "in",
                                          "initially",
                                          "inner",
                                          "intersect",
                                          "into",
                                          "is",
                                          "isnull",
                                          "join",
                                          "lateral",
                                          "leading",
                                          "left",
                                          "like",
                                          "limit",
                                          "localtime",
                                          "localtimestamp",
                                          "natural",
                                          "not",
                                          "notnull",
                                          "null",
                                          "offset",
                                          "on",
                                          "only",
                                          "or",
                                          "order",
                                          "outer",
                                          "overlaps",
                                          "placing",
                                          "primary",
                                          "references",
                                          "returning",
                                          "right",
                                          "select",
                                          "session_user",
                                          "similar",
                                          "some",
                                          "symmetric",
                                          "table",
                                          "tablesample",
                                          "then",
                                          "to",
                                          "trailing",
                                          "true",
                                          "union",
                                          "unique",
                                          "user",
                                          "using",
                                          "variadic",
                                          "verbose",
                                          "when",
                                          "where",
                                          "window",
                                          "with"};
static_assert(std::ranges::is_sorted(kReserved));

bool is_plain_identifier(std::string_view text) {
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return std::all_of(text.begin(), text.end(), is_plain) && !std::ranges::binary_search(kReserved, text);
}

std::string doubled(std::string_view text, char quote) {
  std::string result(1, quote);
  for (const char c : text) {
    result += c;
    if (c == quote) result += c;
  }
  return result + quote;
}

}  // namespace

std::string quoted(std::string_view identifier) {
  return is_plain_identifier(identifier) ? std::string(identifier) : doubled(identifier, '"');
}

std::string quoted(const QualifiedName& name) {
  return name.schema.empty() ? quoted(name.name) : quoted(name.schema) + "." + quoted(name.name);
}

std::string quoted(const std::vector<std::string>& names) {
  std::vector<std::string> words;
  for (const std::string& name : names) words.push_back(quoted(name));
  return base::join(words, ", ");
}

std::string quoted(const std::vector<Name>& names) {
  std::vector<std::string> words;
  for (const Name& name : names) words.push_back(quoted(name.text));
  return base::join(words, ", ");
}

std::string literal(std::string_view text) {
  return doubled(text, '\'');
}

std::string type_text(const TypeName& type) {
  const bool is_one_byte = type.schema.empty() && type.name == "char";  // char without quotes is another type
  std::string text = is_one_byte ? "\"char\"" : quoted(QualifiedName{type.schema, type.name, {}});
  if (!type.interval_fields.empty()) text += " " + type.interval_fields;
  if (!type.modifiers.empty()) text += "(" + base::join(type.modifiers, ", ") + ")";
  for (std::uint32_t dimension = 0; dimension < type.dimensions; ++dimension) text += "[]";
  return text;
}

}  // namespace lockstep::sql
