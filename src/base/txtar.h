#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::base {

struct ArchivedFile {
  std::string name;
  std::string text;
};

/// Several small text files in one, readable as it is: a comment, then for each file a line `-- NAME --` and its text,
/// up to the next such line.
struct Archive {
  std::string comment;
  std::vector<ArchivedFile> files;  // in the order of the archive; a name may come twice
};

/// Reads the txtar format of Go's golang.org/x/tools/txtar. Every text parses: what stands before the first file is the
/// comment. A file that does not end in a newline gets one.
Archive parse_txtar(std::string_view text);

/// The files whose name starts with `prefix`, named without it.
std::vector<ArchivedFile> files_below(const Archive& archive, std::string_view prefix);

}  // namespace lockstep::base
