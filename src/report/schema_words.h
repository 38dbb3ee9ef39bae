#pragma once
#include <string>
#include <string_view>

#include "model/schema.h"

namespace lockstep::report {

/// Whether a property of the model only holds or does not: its text is "true" or none.
bool is_flag(std::string_view property);

/// "app.mood", or "mood" of public and for built-in types; "unknown" when it is not known.
std::string type_name(const model::Column& column);

}  // namespace lockstep::report
