#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

/// What libFuzzer calls, and replay_main.cpp.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace lockstep::fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

/// Ends the run, as a sanitizer would, when what must hold for every input does not.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

/// The input in two, at the first line that is just "---"; the second is empty without one.
inline std::pair<std::string_view, std::string_view> split_input(std::string_view input) {
  constexpr std::string_view kSeparator = "\n---\n";
  const std::size_t at = input.find(kSeparator);
  if (at == std::string_view::npos) return {input, {}};
  return {input.substr(0, at + 1), input.substr(at + kSeparator.size())};
}

}  // namespace lockstep::fuzz
