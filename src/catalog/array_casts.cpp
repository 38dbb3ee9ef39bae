#include "catalog/array_casts.h"

#include <algorithm>
#include <optional>

#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

constexpr std::string_view kArray = "(ARRAY[";
constexpr std::string_view kEnd = ")::";
constexpr std::string_view kOfArray = "[]";

/// Where the bracket or parenthesis closes that was open before `at`; the end of the text where none does.
std::size_t closing(std::string_view text, std::size_t at) {
  for (int depth = 0; at < text.size(); at = end_of_piece(text, at)) {
    if (text[at] == '(' || text[at] == '[') ++depth;
    if ((text[at] == ')' || text[at] == ']') && depth-- == 0) return at;
  }
  return at;
}

/// The name of the type that stands before [], as in character varying(20)[]; nothing when no such name does.
std::optional<std::string_view> element_type(std::string_view text) {
  const auto is_of_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ' ' ||
           c == '.' || c == '"' || (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  for (std::size_t at = 0; at < text.size(); at = end_of_piece(text, at)) {
    if (text.substr(at).starts_with(kOfArray)) return text.substr(0, at);
    if (text[at] == '(')
      at = closing(text, at + 1);
    else if (!is_of_name(text[at]))
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::string with_casts_at_elements(std::string_view expression) {
  std::string text;
  while (!expression.empty()) {
    const std::size_t end = expression.starts_with(kArray) ? closing(expression, kArray.size()) : expression.size();
    const std::string_view behind = expression.substr(std::min(end + 1, expression.size()));
    const std::optional<std::string_view> type =
        behind.starts_with(kEnd) ? element_type(behind.substr(kEnd.size())) : std::nullopt;
    if (!type) {
      const std::size_t piece = end_of_piece(expression, 0);
      text += expression.substr(0, piece);
      expression.remove_prefix(piece);
      continue;
    }
    std::string list;
    for (const std::string& element : split_list(expression.substr(kArray.size(), end - kArray.size()))) {
      list += (list.empty() ? "(" : ", (") + with_casts_at_elements(element) + ")::" + std::string(*type);
    }
    text += "ARRAY[" + list + "]";
    expression = behind.substr(kEnd.size() + type->size() + kOfArray.size());
  }
  return text;
}

}  // namespace lockstep::catalog
