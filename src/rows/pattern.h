#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::rows {

/// A text that the regular expression (POSIX as PostgreSQL has it) matches, another one for another `n` as far as there
/// are some; at most a few thousand bytes. Nothing for what is not understood: back references, look-around, flags,
/// named classes.
std::optional<std::string> text_matching(std::string_view regex, std::uint64_t n);

/// The same for a pattern of LIKE.
std::string text_like(std::string_view pattern, std::uint64_t n);

}  // namespace lockstep::rows
