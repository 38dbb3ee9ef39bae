#include "pg_commands/step_table.h"

#include <algorithm>

#include "base/sanitize.h"
#include "base/text.h"

namespace lockstep::pg_commands {
namespace {

/// Untrusted text in a cell: neither the end of it, nor HTML, nor a mention.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : base::sanitize(text)) {
    if (c == '|' || c == '<' || c == '@' || c == '`' || c == '[') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace

std::string in_milliseconds(std::chrono::nanoseconds time) {
  return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(time).count()) + " ms";
}

std::string step_table(std::string_view project, std::string_view server, const Verified& verified) {
  constexpr std::size_t kSlowest = 5;
  std::string text = "### lockstep verify: " + cell(project) + ", " + cell(server) + "\n\n";
  text += "| run | migrations | | time | result |\n|---|---|---|---|---|\n";
  for (const Leg& leg : verified.legs) {
    text += "| " + leg.name + " | " + std::to_string(leg.migrations) + " | " + cell(leg.note) + " | " +
            in_milliseconds(leg.time) + " | " + (leg.has_failed ? "failed" : "passed") + " |\n";
  }
  std::vector<MigrationTime> times = verified.times;
  std::stable_sort(times.begin(), times.end(), [](const auto& a, const auto& b) { return a.time > b.time; });
  times.resize(std::min(times.size(), kSlowest));
  if (times.empty()) return text + "\n";
  text += "\n| slowest migrations | time |\n|---|---|\n";
  for (const MigrationTime& one : times) text += "| " + cell(one.name) + " | " + in_milliseconds(one.time) + " |\n";
  return text + "\n";
}

}  // namespace lockstep::pg_commands
