#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "base/expected.h"
#include "base/json_reader.h"

namespace lockstep::base {

/// The whole text as a value. Never throws for what the text holds. Of keys that are there twice, where that is
/// allowed, the last one counts, as in JavaScript.
Expected<nlohmann::json, JsonProblem> parse_json(std::string_view text, const JsonLimits& limits);

struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;  // one past the last byte
};

/// Where the value that a JSON pointer (RFC 6901, "/entries/3/when") names stands in the text; nothing when there is
/// none, or a problem comes before it. Reads the text from its start: for one place, not for a loop over all.
std::optional<ByteRange> json_locate(std::string_view text, std::string_view pointer);

}  // namespace lockstep::base
