#pragma once
#include <compare>
#include <string>

namespace lockstep::model {

/// The id of a git object, as git prints it: 40 (sha1) or 64 (sha256) lower-case hexadecimal digits. Two files with one
/// id have the same bytes.
struct ObjectId {
  std::string hex;
  auto operator<=>(const ObjectId&) const = default;
};

}  // namespace lockstep::model
