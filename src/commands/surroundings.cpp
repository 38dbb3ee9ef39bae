#include <chrono>
#include <filesystem>
#include <iostream>

#include "commands/command.h"

namespace lockstep::commands {
namespace {

std::string own_path() {
  std::error_code failure;
  const std::filesystem::path path = std::filesystem::read_symlink("/proc/self/exe", failure);
  return failure ? "lockstep" : path.string();
}

std::int64_t unix_now_ms() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count();
}

}  // namespace

Surroundings read_surroundings(std::span<const std::string> words) {
  return {std::cout, std::cerr, git::read_environment(), unix_now_ms(), own_path(), words};
}

}  // namespace lockstep::commands
