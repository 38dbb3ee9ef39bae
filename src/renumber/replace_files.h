#pragma once
#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace lockstep::renumber {

/// What is to stand at an absolute path.
struct FileWrite {
  std::string path;
  std::optional<std::string> bytes;  // nothing: the file goes
  mode_t mode = 0644;
};

/// Puts all files in place and calls `finish`; when any of it fails, all is as it was before, and the error goes on.
/// Whatever needs space is written before the first file is touched; from then on files are only renamed. Folders are
/// made as needed, and those that become empty go, up to `top`.
void replace_files(const std::vector<FileWrite>& writes, const std::string& top, const std::function<void()>& finish);

}  // namespace lockstep::renumber
