#pragma once
#include <string_view>

#include "model/project.h"

namespace lockstep::commands {

/// For people: "Drizzle", "Drizzle 1.x", "numbered SQL".
std::string_view framework_words(model::Framework framework);

}  // namespace lockstep::commands
