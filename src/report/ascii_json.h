#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lockstep::report {

/// How far JSON is taken apart into lines.
enum class JsonLayout { kOneLine, kIndented };

/// JSON whose values are exact and whose text is safe in a terminal and a CI log: in ASCII, with DEL, C1 and
/// direction-changing characters as \u escapes, and without two # in a row, which would let "##[" reach a CI runner.
/// Ends with a newline. Strings must be valid UTF-8 (base::to_valid_utf8).
std::string ascii_json(const nlohmann::ordered_json& json, JsonLayout layout);

}  // namespace lockstep::report
