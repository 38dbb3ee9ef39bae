#include "base/utf8.h"

#include <algorithm>
#include <iterator>

namespace lockstep::base {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// The blocks of Unicode 15 whose characters combine with the one before; single marks inside other blocks are left out.
constexpr Range kZeroWidth[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},   {0x064B, 0x065F},  {0x0900, 0x0902},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},   {0x20D0, 0x20FF},  {0x302A, 0x302D},
    {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF}};

// East_Asian_Width W and F of Unicode 15, and the blocks of pictographs that terminals draw two columns wide.
constexpr Range kDoubleWidth[] = {{0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
                                  {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},   {0x26D4, 0x26D4},
                                  {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},   {0x274C, 0x274C},
                                  {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
                                  {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0x303E},
                                  {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
                                  {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},
                                  {0x17000, 0x18CFF}, {0x1F1E6, 0x1F1FF}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
                                  {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}};

template <std::size_t Size>
bool is_in(const Range (&ranges)[Size], char32_t code_point) {
  const Range* range =
      std::lower_bound(std::begin(ranges), std::end(ranges), code_point,
                       [](const Range& candidate, char32_t wanted) { return candidate.last < wanted; });
  return range != std::end(ranges) && range->first <= code_point;
}

unsigned byte_at(std::string_view bytes, std::size_t index) {
  return static_cast<unsigned char>(bytes[index]);
}

/// What a lead byte promises: how many bytes follow, the bits it gives, and the bounds of the second byte (which keep
/// out overlong forms, surrogates and what is past U+10FFFF).
struct Lead {
  std::size_t following;
  unsigned bits;
  unsigned lower = 0x80;
  unsigned upper = 0xBF;
};

std::optional<Lead> read_lead(unsigned byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return Lead{1, byte & 0x1F};
  if (byte == 0xE0) return Lead{2, byte & 0x0F, 0xA0, 0xBF};
  if (byte == 0xED) return Lead{2, byte & 0x0F, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return Lead{2, byte & 0x0F};
  if (byte == 0xF0) return Lead{3, byte & 0x07, 0x90, 0xBF};
  if (byte == 0xF4) return Lead{3, byte & 0x07, 0x80, 0x8F};
  if (byte >= 0xF1 && byte <= 0xF3) return Lead{3, byte & 0x07};
  return std::nullopt;
}

}  // namespace

Utf8Step utf8_step(std::string_view bytes, std::size_t at) {
  const unsigned first = byte_at(bytes, at);
  if (first < 0x80) return {1, first};
  std::optional<Lead> lead = read_lead(first);
  if (!lead) return {1, std::nullopt};
  char32_t code_point = lead->bits;
  for (std::size_t k = 1; k <= lead->following; ++k) {
    if (at + k >= bytes.size()) return {k, std::nullopt};
    const unsigned next = byte_at(bytes, at + k);
    if (next < lead->lower || next > lead->upper) return {k, std::nullopt};
    code_point = code_point << 6 | (next & 0x3F);
    lead->lower = 0x80;
    lead->upper = 0xBF;
  }
  return {lead->following + 1, code_point};
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    const char32_t code_point = step.code_point.value_or(U'\uFFFD');
    if (is_in(kDoubleWidth, code_point) && !is_in(kZeroWidth, code_point)) {
      width += 2;
    } else if (!is_in(kZeroWidth, code_point)) {
      width += 1;
    }
    at += step.length;
  }
  return width;
}

std::size_t character_boundary(std::string_view bytes, std::size_t offset) {
  if (offset >= bytes.size()) return bytes.size();
  // The character around `offset` starts at most three bytes before it.
  for (std::size_t start = offset - std::min<std::size_t>(offset, 3); start < offset; ++start) {
    const Utf8Step step = utf8_step(bytes, start);
    if (step.code_point && start + step.length > offset) return start;
  }
  return offset;
}

}  // namespace lockstep::base
