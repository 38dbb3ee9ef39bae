#include "model/object_id.h"

#include <algorithm>
#include <cstring>
#include <span>

namespace lockstep::model {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

}  // namespace

ObjectId ObjectId::of_raw(std::string_view bytes) {
  ObjectId id;
  id.size_ = static_cast<std::uint8_t>(std::min(bytes.size(), kLargestSize));
  std::memcpy(id.bytes_.data(), bytes.data(), id.size_);
  return id;
}

std::optional<ObjectId> ObjectId::parse(std::string_view digits) {
  if (digits.size() != 40 && digits.size() != 64) return std::nullopt;
  ObjectId id;
  id.size_ = static_cast<std::uint8_t>(digits.size() / 2);
  for (std::size_t k = 0; k < digits.size(); ++k) {
    const std::size_t digit = kDigits.find(digits[k]);
    if (digit == std::string_view::npos) return std::nullopt;
    unsigned char& byte = id.bytes_[k / 2];
    byte = static_cast<unsigned char>(std::size_t{byte} << 4 | digit);
  }
  return id;
}

std::string ObjectId::hex() const {
  std::string hex(std::size_t{2} * size_, '0');
  char* digit = hex.data();
  for (const unsigned char byte : std::span(bytes_).first(size_)) {
    *digit++ = kDigits[byte >> 4];
    *digit++ = kDigits[byte & 15];
  }
  return hex;
}

}  // namespace lockstep::model
