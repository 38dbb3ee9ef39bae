#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::base {

std::string_view trim(std::string_view text);
std::string lower_ascii(std::string_view text);
bool contains(std::string_view text, std::string_view part);

/// Pieces between separators; "a//b" gives "a", "", "b"; "" gives one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);
/// Lines without their LF or CRLF. A final newline starts no further line.
std::vector<std::string_view> split_lines(std::string_view text);
std::string join(std::span<const std::string> parts, std::string_view separator);

std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// The decimal number that is the whole of `text`; nothing when there is another character, none at all, or overflow.
std::optional<std::uint64_t> parse_number(std::string_view text);

bool is_valid_utf8(std::string_view bytes);
/// The text with every invalid sequence replaced by U+FFFD, as WHATWG decoders (and so node) do.
std::string to_valid_utf8(std::string_view bytes);

/// 1-based line and 1-based column in bytes of a byte offset; an offset past the end gives the end.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};
LineColumn line_column(std::string_view text, std::size_t byte_offset);

/// The candidate nearest to `word` by edit distance, when it is near enough to have been meant: about a third of its
/// length.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

/// `word` as one argument for a POSIX shell: unchanged when it needs no quoting, else in single quotes.
std::string shell_quoted(std::string_view word);

/// "1 error", "2 errors".
std::string count_of(std::size_t count, std::string_view noun);

}  // namespace lockstep::base
