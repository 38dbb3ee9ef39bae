#pragma once
#include <cstdint>

namespace lockstep::rows {

/// How far generated values go.
enum class Grade : std::uint8_t {
  kAtTheLimits,  // as far as the types and the CHECKs do: infinity, NaN, 2147483647, 4713 BC, JSON of every kind
  /// What columns hold that people have used: zero, negative and empty values, texts as long as their column takes,
  /// bounds of CHECKs, NULLs and duplicates, but nothing that only the type allows.
  kInPractice,
};

}  // namespace lockstep::rows
