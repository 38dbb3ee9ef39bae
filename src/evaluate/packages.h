#pragma once
#include <string_view>

#include "evaluate/natives.h"

namespace lockstep::evaluate {

/// Whether a package outside of the repository makes nothing that drizzle-kit looks at: validators, drivers, ids.
bool is_inert_package(std::string_view specifier);

/// The natives that stand for a package; none for others.
Space space_of_package(std::string_view specifier);

}  // namespace lockstep::evaluate
