#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace lockstep::base {

/// Where in a line the sanitised text will stand. Only at its start (also after white space) is "::" a command to a CI
/// runner; "a::text" in the middle is SQL.
enum class Place { kLineStart, kMidLine };

/// kSpaces turns a tab into four spaces, so that what stands below it lines up; kEscape shows it as \t; kKeep leaves
/// it, in what is to be copied.
enum class Tabs { kEscape, kSpaces, kKeep };

struct SanitizeOptions {
  Place place = Place::kLineStart;
  Tabs tabs = Tabs::kEscape;
  std::size_t longest = 4096;  // bytes of the input that are shown; the rest is told as "… (N more bytes)"
};

/// Untrusted bytes as text that is safe to print in one line of a terminal or a CI log, and valid UTF-8:
/// control characters, CR, LF and ESC, invisible and direction-changing characters and invalid UTF-8 become visible
/// escapes (\n \x1b \u{202e} \xff); a backslash breaks what CI runners take for commands: `##[`, `##vso[` and
/// `##teamcity[` anywhere, `::` first in the line. Everything else stays, a backslash too, so it is for reading only.
///
/// The text of a whole-character prefix is a prefix of the whole text, up to `longest`: that is how carets are placed.
std::string sanitize(std::string_view bytes, const SanitizeOptions& options = {});

}  // namespace lockstep::base
