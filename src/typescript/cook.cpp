#include "typescript/syntax.h"

namespace lockstep::typescript {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Up to `count` hexadecimal digits at `at`; -1 when there are fewer.
long fixed_hex(std::string_view raw, std::size_t at, std::size_t count) {
  if (at + count > raw.size()) return -1;
  long value = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const int digit = hex_digit(raw[at + k]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

void append_utf8(std::string& out, long code) {
  const auto put = [&](long byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

struct CodePoint {
  long value = -1;
  std::size_t length = 0;  // bytes after `\u`
};

CodePoint braced(std::string_view raw, std::size_t at) {
  const std::size_t close = raw.find('}', at);
  if (close == std::string_view::npos || close == at + 1 || close - at > 10) return {};
  const long value = fixed_hex(raw, at + 1, close - at - 1);
  return value > 0x10FFFF ? CodePoint{} : CodePoint{value, close + 1 - at};
}

/// What follows `\u`: four digits, a pair of surrogates written as two escapes, or digits in braces.
CodePoint unicode_escape(std::string_view raw, std::size_t at) {
  if (at < raw.size() && raw[at] == '{') return braced(raw, at);
  const long high = fixed_hex(raw, at, 4);
  if (high < 0xD800 || high > 0xDBFF) return {high, 4};
  if (raw.substr(at + 4, 2) != "\\u") return {0xFFFD, 4};
  const long low = fixed_hex(raw, at + 6, 4);
  if (low < 0xDC00 || low > 0xDFFF) return {0xFFFD, 4};
  return {0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), 10};
}

/// The character of a one-letter escape, or the letter itself.
char simple_escape(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'v':
      return '\v';
    case '0':
      return '\0';
    default:
      return c;
  }
}

/// Appends what the escape at `at` (just behind the backslash) stands for; gives the offset behind it. A malformed
/// escape stands for its letter.
std::size_t append_escape(std::string& out, std::string_view raw, std::size_t at) {
  const char letter = raw[at];
  if (letter == '\n') return at + 1;
  if (letter == '\r') return at + (raw.substr(at + 1, 1) == "\n" ? 2 : 1);
  if (letter == 'x' && fixed_hex(raw, at + 1, 2) >= 0) {
    append_utf8(out, fixed_hex(raw, at + 1, 2));
    return at + 3;
  }
  if (letter == 'u') {
    const CodePoint point = unicode_escape(raw, at + 1);
    if (point.value >= 0) {
      append_utf8(out, point.value);
      return at + 1 + point.length;
    }
  }
  out += simple_escape(letter);
  return at + 1;
}

}  // namespace

std::string cook(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  std::size_t at = 0;
  while (at < raw.size()) {
    if (raw[at] != '\\' || at + 1 >= raw.size()) {
      out += raw[at++];
      continue;
    }
    at = append_escape(out, raw, at + 1);
  }
  return out;
}

}  // namespace lockstep::typescript
