#include "catalog/words.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::catalog {
namespace {

bool is_plain(std::string_view name) {
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::all_of(name.begin(), name.end(), is_word);
}

std::string unquoted(std::string_view text, char quote) {
  if (text.size() < 2 || text.front() != quote || text.back() != quote) return std::string(text);
  const std::string one(1, quote);
  return base::replace_all(std::string(text.substr(1, text.size() - 2)), one + one, one);
}

/// The pieces between separators that stand in no quotes, parentheses or brackets.
std::vector<std::string> split_outside(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); at = end_of_piece(text, at)) {
    const char c = text[at];
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (c != separator || depth > 0) continue;
    pieces.emplace_back(base::trim(text.substr(begin, at - begin)));
    begin = at + 1;
  }
  pieces.emplace_back(base::trim(text.substr(begin)));
  return pieces;
}

}  // namespace

std::size_t end_of_piece(std::string_view text, std::size_t at) {
  const char quote = text[at];
  if (quote != '\'' && quote != '"') return at + 1;
  const bool has_escapes = quote == '\'' && at > 0 && (text[at - 1] == 'E' || text[at - 1] == 'e');
  for (++at; at < text.size(); ++at) {
    if (has_escapes && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (at + 1 >= text.size() || text[at + 1] != quote) return at + 1;
      ++at;
    }
  }
  return text.size();
}

std::string written_name(std::string_view name) {
  if (is_plain(name)) return std::string(name);
  return '"' + base::replace_all(std::string(name), "\"", "\"\"") + '"';
}

std::string written_name(std::string_view schema, std::string_view name) {
  return written_name(schema) + '.' + written_name(name);
}

std::string plain_name(std::string_view written) {
  return unquoted(written, '"');
}

std::vector<std::string> split_list(std::string_view list) {
  return base::trim(list).empty() ? std::vector<std::string>() : split_outside(list, ',');
}

std::vector<std::string> split_dots(std::string_view qualified) {
  std::vector<std::string> names = split_outside(qualified, '.');
  for (std::string& name : names) name = plain_name(name);
  return names;
}

std::vector<std::string> names_of(std::string_view list) {
  std::vector<std::string> names = split_list(list);
  for (std::string& name : names) name = plain_name(name);
  return names;
}

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + written_name(name);
  return list;
}

std::vector<std::string> values_of(std::string_view literals) {
  std::vector<std::string> values = split_list(literals);
  for (std::string& value : values) value = unquoted(value, '\'');
  return values;
}

}  // namespace lockstep::catalog
