#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace lockstep::base {

/// One step through bytes that should be UTF-8: a character, or the bytes that are none.
struct Utf8Step {
  std::size_t length = 1;              // in bytes, at least 1
  std::optional<char32_t> code_point;  // nothing for the maximal invalid prefix that one U+FFFD stands for
};

/// The step at `at`, which is below the size, as the decoder of the WHATWG Encoding Standard (and so node) takes it.
Utf8Step utf8_step(std::string_view bytes, std::size_t at);

/// Columns that the text takes in a terminal: 2 for East Asian wide characters and emoji, 0 for combining marks. An
/// estimate for ambiguous characters, and made for text without control characters.
std::size_t display_width(std::string_view text);

/// The largest boundary between characters that is not after `offset`.
std::size_t character_boundary(std::string_view bytes, std::size_t offset);

}  // namespace lockstep::base
