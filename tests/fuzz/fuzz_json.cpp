#include <nlohmann/json.hpp>

#include "base/json.h"
#include "fuzz.h"

using namespace lockstep;

namespace {

base::JsonLimits small_limits() {
  base::JsonLimits limits;
  limits.largest_bytes = 1 << 16;
  return limits;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  const auto value = base::parse_json(text, small_limits());
  if (value) {
    // The other reader refuses the escape of a lone surrogate, which node takes.
    const bool has_escape = text.find("\\u") != std::string_view::npos;
    fuzz::require(has_escape || nlohmann::json::accept(text), "what is read as JSON is JSON");
  } else {
    fuzz::require(value.error().byte_offset <= size, "a problem lies in the text");
  }
  if (const auto place = base::json_locate(text, "/entries/0/when")) {
    fuzz::require(place->begin < place->end && place->end <= size, "a value lies in the text");
  }
  return 0;
}
