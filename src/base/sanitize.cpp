#include "base/sanitize.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.h"
#include "base/utf8.h"

namespace lockstep::base {
namespace {

struct CodePoints {
  char32_t first;
  char32_t last;
};

// Characters that a reader does not see, or that change how their neighbours are drawn.
constexpr CodePoints kInvisible[] = {
    {0x0000, 0x001F},    // C0
    {0x007F, 0x009F},    // DEL, C1
    {0x00AD, 0x00AD},    // soft hyphen
    {0x034F, 0x034F},    // grapheme joiner
    {0x061C, 0x061C},    // Arabic letter mark
    {0x115F, 0x1160},    // Hangul fillers
    {0x180B, 0x180F},    // Mongolian separators
    {0x200B, 0x200F},    // zero width, left-to-right and right-to-left marks
    {0x2028, 0x202E},    // line and paragraph separator, bidi embeddings and overrides
    {0x2060, 0x206F},    // word joiner, bidi isolates, deprecated format characters
    {0x3164, 0x3164},    // Hangul filler
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFA0, 0xFFA0},    // half-width Hangul filler
    {0xFFF9, 0xFFFB},    // interlinear annotation
    {0xE0000, 0xE007F},  // tags
};

// What .NET's TrimStart, with which the GitHub runner begins, removes and the table above does not already escape.
constexpr CodePoints kSpaces[] = {{0x20, 0x20},     {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
                                  {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};

constexpr std::array<std::string_view, 3> kCommandMarks = {"##[", "##vso[", "##teamcity["};

template <std::size_t Size>
bool is_among(const CodePoints (&ranges)[Size], char32_t code_point) {
  return std::any_of(std::begin(ranges), std::end(ranges), [code_point](const CodePoints& range) {
    return range.first <= code_point && code_point <= range.last;
  });
}

std::string hexadecimal(char32_t number, std::size_t least_digits) {
  std::string digits;
  for (; number != 0 || digits.size() < least_digits; number >>= 4) digits += "0123456789abcdef"[number & 0xF];
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::string escaped(char32_t code_point) {
  if (code_point == U'\t') return "\\t";
  if (code_point == U'\n') return "\\n";
  if (code_point == U'\r') return "\\r";
  if (code_point < 0x80) return "\\x" + hexadecimal(code_point, 2);
  return "\\u{" + hexadecimal(code_point, 2) + "}";
}

std::string escaped_bytes(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) text += "\\x" + hexadecimal(static_cast<unsigned char>(byte), 2);
  return text;
}

/// One past the last of the bytes from `at` on that stay as they are wherever they stand in a line: printable ASCII but
/// for what may complete a command. Most of what is shown is made of them.
std::size_t end_of_plain(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && bytes[at] >= ' ' && bytes[at] <= '~' && bytes[at] != '[') ++at;
  return at;
}

/// Whether the '[' that follows `text` would complete a command to a CI runner.
bool completes_command(std::string_view text) {
  return std::any_of(kCommandMarks.begin(), kCommandMarks.end(), [&](std::string_view mark) {
    mark.remove_suffix(1);
    return text.size() >= mark.size() && lower_ascii(text.substr(text.size() - mark.size())) == mark;
  });
}

}  // namespace

std::string sanitize(std::string_view bytes, const SanitizeOptions& options) {
  const std::string_view shown = bytes.substr(0, character_boundary(bytes, options.longest));
  std::string text;
  text.reserve(shown.size());
  bool only_spaces = options.place == Place::kLineStart;
  for (std::size_t at = 0; at < shown.size();) {
    if (!only_spaces) {
      const std::size_t end = end_of_plain(shown, at);
      text += shown.substr(at, end - at);
      at = end;
      if (at == shown.size()) break;
    }
    const Utf8Step step = utf8_step(shown, at);
    const std::string_view character = shown.substr(at, step.length);
    at += step.length;
    if (!step.code_point) {
      text += escaped_bytes(character);
    } else if (*step.code_point == U'\t' && options.tabs != Tabs::kEscape) {
      text += options.tabs == Tabs::kSpaces ? "    " : "\t";
      continue;
    } else if (is_among(kInvisible, *step.code_point)) {
      text += escaped(*step.code_point);
    } else {
      // One leading colon is enough: the caller's own may follow it, as in "path:line".
      const bool is_command = (only_spaces && character == ":") || (character == "[" && completes_command(text));
      if (is_command) text += '\\';
      text += character;
    }
    only_spaces = only_spaces && step.code_point && is_among(kSpaces, *step.code_point);
  }
  if (shown.size() < bytes.size()) text += "… (" + std::to_string(bytes.size() - shown.size()) + " more bytes)";
  return text;
}

}  // namespace lockstep::base
