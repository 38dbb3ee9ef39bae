#include "typescript/type_masking.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::typescript {
namespace {

/// Longest type argument list looked for, in bytes: the search goes backwards from every back-tick behind a `>`.
constexpr std::size_t kLongestTypeArguments = 500;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

/// The offset of the `<` that the `>` at `close` ends, when a name stands before it; npos otherwise.
std::size_t opening_bracket(std::string_view text, std::size_t close) {
  std::size_t depth = 0;
  const std::size_t limit = close > kLongestTypeArguments ? close - kLongestTypeArguments : 0;
  for (std::size_t at = close; at > limit; --at) {
    const char c = text[at];
    if (c == '`' || (c == ';' && depth == 1)) return std::string_view::npos;
    if (c == '>' && text[at - 1] != '=') ++depth;
    if (depth == 0) return std::string_view::npos;
    if (c == '<' && --depth == 0) return is_name_character(text[at - 1]) ? at : std::string_view::npos;
  }
  return std::string_view::npos;
}

void mask_template_types(std::string_view text, std::string& masked) {
  for (std::size_t tick = text.find('`'); tick != std::string_view::npos; tick = text.find('`', tick + 1)) {
    const std::size_t close = text.find_last_not_of(" \t\r\n", tick == 0 ? 0 : tick - 1);
    if (tick == 0 || close == std::string_view::npos || text[close] != '>') continue;
    const std::size_t open = opening_bracket(text, close);
    if (open == std::string_view::npos) continue;
    std::fill(masked.begin() + static_cast<std::ptrdiff_t>(open),
              masked.begin() + static_cast<std::ptrdiff_t>(close + 1), ' ');
  }
}

bool stands_in_a_type(std::string_view text, std::size_t at) {
  const std::string_view before = base::trim(text.substr(at > 64 ? at - 64 : 0, std::min<std::size_t>(at, 64)));
  if (before.empty()) return false;
  const char last = before.back();
  return last == '<' || last == '|' || last == '&' || before.ends_with("typeof");
}

void mask_type_imports(std::string_view text, std::string& masked) {
  constexpr std::string_view kImport = "import(";
  for (std::size_t at = text.find(kImport); at != std::string_view::npos; at = text.find(kImport, at + 1)) {
    const std::size_t length = text.substr(at, kLongestTypeArguments).find(')');
    if (length == std::string_view::npos) continue;
    const std::size_t close = at + length;
    if (text.substr(close + 1, 1) != "." || !stands_in_a_type(text, at)) continue;
    std::fill(masked.begin() + static_cast<std::ptrdiff_t>(at), masked.begin() + static_cast<std::ptrdiff_t>(close + 1),
              'T');
  }
}

}  // namespace

std::string mask_types(std::string_view text) {
  std::string masked(text);
  mask_template_types(text, masked);
  mask_type_imports(text, masked);
  return masked;
}

}  // namespace lockstep::typescript
