#pragma once
#include <string>
#include <string_view>

namespace lockstep::evaluate {

/// The setting `casing` of drizzle.config: how keys become the names of columns.
enum class Casing { kNone, kSnake, kCamel };

Casing casing_of(std::string_view setting);

/// The name that a column declared under this key gets (drizzle-orm 0.45, casing.ts).
std::string cased(std::string_view key, Casing casing);

}  // namespace lockstep::evaluate
