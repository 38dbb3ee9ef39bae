#include "commands/coloring.h"

#include <unistd.h>

#include "base/terminal.h"

namespace lockstep::commands {

std::vector<Choice> color_choices() {
  return {{"auto", "in a terminal, and in the log of a GitHub or GitLab job (default)"}, {"always"}, {"never"}};
}

bool wants_color(const Arguments& arguments) {
  const base::ColorWhen when = base::parse_color_when(arguments.value("color").value_or("auto")).value();
  return base::wants_color(when, base::read_terminal_environment(), base::stream_kind(STDOUT_FILENO),
                           base::Reader::kHuman);
}

}  // namespace lockstep::commands
