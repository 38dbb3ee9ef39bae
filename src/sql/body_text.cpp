#include "sql/body_text.h"

#include <algorithm>
#include <vector>

#include "sql/tokens.h"

namespace lockstep::sql {
namespace {

std::optional<PlacedText> dollar_quoted(std::string_view literal, std::uint32_t begin) {
  const std::size_t tag = literal.find('$', 1);
  if (tag == std::string_view::npos || literal.size() < 2 * (tag + 1)) return std::nullopt;
  const std::string_view content = literal.substr(tag + 1, literal.size() - 2 * (tag + 1));
  return PlacedText{std::string(content), begin + static_cast<std::uint32_t>(tag + 1)};
}

/// The content without its doubled quotes, and where each byte of it was.
struct Unescaped {
  std::string text;
  std::vector<std::uint32_t> places;
};

Unescaped unescape(std::string_view content) {
  Unescaped result;
  for (std::size_t i = 0; i < content.size(); ++i) {
    result.text += content[i];
    result.places.push_back(static_cast<std::uint32_t>(i));
    if (content[i] == '\'') ++i;
  }
  return result;
}

}  // namespace

std::optional<PlacedText> literal_content(std::string_view literal, std::uint32_t begin) {
  if (literal.starts_with('$')) return dollar_quoted(literal, begin);
  const bool is_escape = literal.starts_with('e') || literal.starts_with('E');
  if (is_escape && literal.find('\\') != std::string_view::npos) return std::nullopt;
  const std::size_t open = is_escape ? 1 : 0;
  if (literal.size() < open + 2 || literal[open] != '\'' || literal.back() != '\'') return std::nullopt;
  const std::string_view content = literal.substr(open + 1, literal.size() - open - 2);
  const std::uint32_t content_begin = begin + static_cast<std::uint32_t>(open + 1);
  if (content.find('\'') == std::string_view::npos) return PlacedText{std::string(content), content_begin};

  const Unescaped unescaped = unescape(content);
  PlacedText placed{std::string(content.size(), ' '), content_begin};
  for_each_token(unescaped.text, [&](const Token& token) {
    const auto at = static_cast<std::size_t>(token.text.data() - unescaped.text.data());
    std::copy(token.text.begin(), token.text.end(), placed.text.begin() + unescaped.places[at]);
  });
  return placed;
}

}  // namespace lockstep::sql
