#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::model {

enum class Severity { kOff, kWarning, kError };

/// A place in a file of the tree under judgement. Lines and columns are 1-based, columns count bytes; end_column is one
/// past the last byte. A finding about a file as a whole points at 1:1 with an empty range.
struct Location {
  std::string path;  // from the top of the repository, with '/'; bytes as git has them
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;
};

/// Bytes [begin, end) of a file, and what stands there when it is mended.
struct TextEdit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

/// One thing wrong. `message` says what and what follows from it on a real database; `help` is what to type next,
/// several lines allowed, one suggestion a line. Both are in lower case without a full stop and may hold untrusted
/// bytes.
struct Finding {
  std::string rule;  // rule id; the registry knows its page
  Severity severity = Severity::kError;
  std::string project;  // name of the project it concerns
  Location location;
  std::string message;
  std::string help;
  std::string excerpt;          // the source line at `location`, for the human report; empty when there is none to show
  std::string excerpt_before;   // the line above `excerpt`, for context; empty when there is none
  std::vector<TextEdit> fix;    // of the file at `location`, safe by construction; empty when there is none
  bool is_help_copied = false;  // `help` has SQL of several lines, which people get as they are
};

}  // namespace lockstep::model
