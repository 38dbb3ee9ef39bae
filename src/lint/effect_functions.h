#pragma once
#include <optional>
#include <string_view>

#include "lint/effect.h"

namespace lockstep::lint {

/// Of a function of PostgreSQL itself, whatever its arguments; nothing when there is none of that name. Never kUnknown.
std::optional<Volatility> volatility_of_builtin(std::string_view name);

/// The same of functions that extensions of PostgreSQL's own distribution bring.
std::optional<Volatility> volatility_in_extensions(std::string_view name);

}  // namespace lockstep::lint
