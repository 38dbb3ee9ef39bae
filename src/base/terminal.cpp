#include "base/terminal.h"

#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace lockstep::base {
namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

}  // namespace

std::optional<ColorWhen> parse_color_when(std::string_view word) {
  if (word == "auto") return ColorWhen::kAuto;
  if (word == "always") return ColorWhen::kAlways;
  if (word == "never") return ColorWhen::kNever;
  return std::nullopt;
}

TerminalEnvironment read_terminal_environment() {
  return {.no_color = variable("NO_COLOR"),
          .force_color = variable("FORCE_COLOR"),
          .clicolor_force = variable("CLICOLOR_FORCE"),
          .term = variable("TERM"),
          .is_github_actions = variable("GITHUB_ACTIONS") == "true",
          .is_gitlab_ci = variable("GITLAB_CI") == "true"};
}

StreamKind stream_kind(int descriptor) {
  return ::isatty(descriptor) == 1 ? StreamKind::kTerminal : StreamKind::kPipe;
}

std::optional<std::size_t> terminal_width(int descriptor) {
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

bool wants_color(ColorWhen when, const TerminalEnvironment& environment, StreamKind stream, Reader reader) {
  if (when != ColorWhen::kAuto) return when == ColorWhen::kAlways;
  if (environment.no_color) return false;
  if (environment.force_color) return environment.force_color != "0";
  if (environment.clicolor_force) return environment.clicolor_force != "0";
  if (reader == Reader::kMachine) return false;
  if (environment.term == "dumb") return false;
  return stream == StreamKind::kTerminal || environment.is_github_actions || environment.is_gitlab_ci;
}

}  // namespace lockstep::base
