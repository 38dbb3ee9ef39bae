#include "scripts.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"

namespace lockstep::replay_tests {
namespace {

constexpr std::size_t kLargestFile = 1U << 20U;
constexpr std::string_view kHeading = "-- script: ";

void read_file(const std::filesystem::path& path, std::vector<Script>& scripts) {
  const std::string text = base::read_file(path.string(), kLargestFile);
  std::size_t number = 0;
  for (const std::string_view line : base::split_lines(text)) {
    ++number;
    if (line.starts_with(kHeading)) {
      scripts.push_back({std::string(line.substr(kHeading.size())), path.filename().string(), number, "", true});
    } else if (!scripts.empty()) {
      if (line == "-- catalogs differ") scripts.back().are_catalogs_compared = false;
      scripts.back().text.append(line).append("\n");
    }
  }
}

}  // namespace

std::vector<Script> read_scripts(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".sql") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Script> scripts;
  for (const auto& path : paths) read_file(path, scripts);
  if (scripts.empty()) throw base::Error{folder + ": there are no scripts", ""};
  return scripts;
}

}  // namespace lockstep::replay_tests
