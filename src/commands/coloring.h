#pragma once
#include <vector>

#include "commands/command.h"

namespace lockstep::commands {

/// The words of --color.
std::vector<Choice> color_choices();

/// Whether --color and the environment want colours in what people read on standard output.
bool wants_color(const Arguments& arguments);

}  // namespace lockstep::commands
