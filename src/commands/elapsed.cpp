#include "commands/elapsed.h"

namespace lockstep::commands {

std::string elapsed_since(std::chrono::steady_clock::time_point start) {
  const auto elapsed = std::chrono::steady_clock::now() - start;
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(elapsed).count();
  return std::to_string(micros / 1000) + "." + std::to_string(micros / 100 % 10) + " ms";
}

}  // namespace lockstep::commands
