#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sql/names.h"

namespace lockstep::sql {

/// A text and where its first byte stands in the file.
struct PlacedText {
  std::string text;
  std::uint32_t begin = 0;

  Span span() const { return {begin, begin + static_cast<std::uint32_t>(text.size())}; }
};

/// What a string literal holds, so that each of its tokens stands where it stands in the file: of '…' the doubled
/// quotes are made single ones, and what that leaves over becomes blanks between tokens. Nothing for literals whose
/// escapes do more than that (E'\n', U&'…').
std::optional<PlacedText> literal_content(std::string_view literal, std::uint32_t begin);

}  // namespace lockstep::sql
