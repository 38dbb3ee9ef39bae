#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::base {

/// --color.
enum class ColorWhen { kAuto, kAlways, kNever };

/// "auto", "always" or "never"; nothing for another word.
std::optional<ColorWhen> parse_color_when(std::string_view word);

/// What the environment says about the terminal. A variable that is set but empty counts as not set.
struct TerminalEnvironment {
  std::optional<std::string> no_color = {};        // NO_COLOR
  std::optional<std::string> force_color = {};     // FORCE_COLOR
  std::optional<std::string> clicolor_force = {};  // CLICOLOR_FORCE
  std::optional<std::string> term = {};            // TERM
  bool is_github_actions = false;                  // GITHUB_ACTIONS=true
  bool is_gitlab_ci = false;                       // GITLAB_CI=true
};
TerminalEnvironment read_terminal_environment();

enum class StreamKind { kTerminal, kPipe };

/// Whether a file descriptor is a terminal. Git gives hooks its stderr as stdout, so asking for stdout is right there
/// too.
StreamKind stream_kind(int descriptor);

/// Columns of the terminal behind a descriptor; nothing when there is none, or it does not say.
std::optional<std::size_t> terminal_width(int descriptor);

/// Who reads the output.
enum class Reader { kHuman, kMachine };

/// Whether to write colours. The first that decides: `when`; NO_COLOR; FORCE_COLOR, then CLICOLOR_FORCE ("0" is off);
/// machines never; TERM=dumb never; a terminal; a GitHub or GitLab job, whose log shows colours though it is no
/// terminal.
bool wants_color(ColorWhen when, const TerminalEnvironment& environment, StreamKind stream, Reader reader);

}  // namespace lockstep::base
