#pragma once
#include <string>
#include <string_view>

namespace lockstep::git {

/// What the paths below a folder start with: "folder/", or "" for the top, which is "".
inline std::string folder_prefix(std::string_view folder) {
  return folder.empty() ? std::string() : std::string(folder) + "/";
}

}  // namespace lockstep::git
