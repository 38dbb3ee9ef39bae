#pragma once
#include <cstddef>
#include <string_view>

namespace lockstep::pg {

/// How a server counts characters of a text: by those of UTF-8 in a database of any encoding but SQL_ASCII, which has
/// bytes only.
enum class Characters { kUtf8, kBytes };

/// The byte offset of the character that the server calls `position`, the first being 1. Past the end gives the end.
std::size_t byte_offset_of(std::string_view text, std::size_t position, Characters characters);

}  // namespace lockstep::pg
