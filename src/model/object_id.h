#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::model {

/// The id of a git object: 20 bytes (sha1) or 32 (sha256). Two files with one id have the same bytes. A value of fixed
/// size, since a large repository has many and most are only compared.
class ObjectId {
 public:
  static constexpr std::size_t kLargestSize = 32;

  /// Names nothing.
  ObjectId() = default;
  /// Of the bytes themselves, at most kLargestSize.
  static ObjectId of_raw(std::string_view bytes);
  /// Of 40 or 64 lower-case hexadecimal digits, as git prints it; nothing when `digits` is anything else.
  static std::optional<ObjectId> parse(std::string_view digits);

  /// As git prints it; "" when it names nothing.
  std::string hex() const;
  /// The bytes themselves, as long as the id lives.
  std::string_view raw() const { return {reinterpret_cast<const char*>(bytes_.data()), size_}; }

  /// In the order of the digits.
  auto operator<=>(const ObjectId&) const = default;

 private:
  std::array<unsigned char, kLargestSize> bytes_{};  // those behind size_ are 0
  std::uint8_t size_ = 0;
};

}  // namespace lockstep::model
