#pragma once
#include <string>

#include "layout/json_tree.h"

namespace lockstep::merge {

/// As drizzle-kit writes files: what JSON.stringify(value, null, 2) gives, without a newline at the end. Numbers stay
/// as they were written.
std::string json_text(const layout::JsonValue& value);

}  // namespace lockstep::merge
