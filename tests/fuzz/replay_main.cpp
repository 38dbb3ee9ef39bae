#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz.h"

namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

void replay(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

/// Runs a fuzz target once over each file of a folder. A crash is the failure; so is an empty folder.
int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto files = files_in(argv[1]);
  for (const auto& file : files) {
    std::cout << file.filename().string() << std::endl;  // flushed: the last name is the one that crashed
    replay(file);
  }
  return files.empty() ? 1 : 0;
}
