#pragma once
#include <string>
#include <string_view>

namespace lockstep::evaluate {

/// The setting `casing` of drizzle.config: how keys become the names of columns.
enum class Casing {
  kNone,
  kSnake,
  kCamel,
  kUnknown,  // it has one, which cannot be told
};

Casing casing_of(std::string_view setting);

/// Whether a key becomes the same name with every casing.
bool is_same_in_all(std::string_view key);

/// The name that a column declared under this key gets (drizzle-orm 0.45, casing.ts); the key for an unknown casing.
std::string cased(std::string_view key, Casing casing);

}  // namespace lockstep::evaluate
