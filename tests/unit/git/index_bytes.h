#pragma once
#include <cstdint>
#include <string>

namespace lockstep::git {

inline std::string big_endian(std::uint32_t value, int size) {
  std::string bytes;
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 0xFF);
  return bytes;
}

/// One index entry of version 2 or 3, all of its stat fields zero, its id twenty times `id`.
struct EntryBytes {
  std::string path;
  std::uint32_t mode = 0100644;
  std::uint32_t stage = 0;
  bool is_intent_to_add = false;
  char id = 'i';

  std::string text() const {
    std::string bytes = std::string(24, '\0') + big_endian(mode, 4) + std::string(12, '\0') + std::string(20, id);
    bytes += big_endian((is_intent_to_add ? 0x4000U : 0U) | (stage << 12) | static_cast<std::uint32_t>(path.size()), 2);
    if (is_intent_to_add) bytes += big_endian(0x2000, 2);
    bytes += path;
    return bytes + std::string(8 - bytes.size() % 8, '\0');
  }
};

inline std::string header(std::uint32_t version, std::uint32_t count) {
  return "DIRC" + big_endian(version, 4) + big_endian(count, 4);
}

inline std::string extension(const std::string& name, const std::string& content) {
  return name + big_endian(static_cast<std::uint32_t>(content.size()), 4) + content;
}

inline const std::string kNoChecksum(20, '\0');

}  // namespace lockstep::git
