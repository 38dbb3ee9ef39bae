#include "report/ascii_json.h"

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace lockstep::report {

std::string ascii_json(const nlohmann::ordered_json& json, JsonLayout layout) {
  constexpr bool kAscii = true;
  const std::string text = json.dump(layout == JsonLayout::kIndented ? 2 : -1, ' ', kAscii);
  // "##" can stand only in a string, so an escape may take its place.
  return base::replace_all(text, "##", "#\\u0023") + "\n";
}

}  // namespace lockstep::report
