#include <algorithm>

#include "base/sanitize.h"
#include "base/utf8.h"
#include "fuzz.h"

using namespace lockstep;

namespace {

bool is_control(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code < 0x20 || code == 0x7f;
}

void check(const std::string& shown) {
  fuzz::require(std::none_of(shown.begin(), shown.end(), is_control), "no control character gets through");
  fuzz::require(shown.find("##[") == std::string::npos, "no runner command gets through");
  const std::size_t first = shown.find_first_not_of(' ');
  fuzz::require(first == std::string::npos || shown.compare(first, 2, "::") != 0, "no line starts a runner command");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  check(base::sanitize(text));
  check(base::sanitize(text, {.tabs = base::Tabs::kSpaces, .longest = 16}));
  return 0;
}
