#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"

namespace lockstep::report {

/// A workflow command as GitHub's runner reads it from one line of output.
struct RunnerCommand {
  std::string name;
  std::map<std::string, std::string> properties;
  std::string data;
};

inline std::string decode_data(std::string text) {
  text = base::replace_all(std::move(text), "%0D", "\r");
  text = base::replace_all(std::move(text), "%0A", "\n");
  return base::replace_all(std::move(text), "%25", "%");
}

inline std::string decode_property(std::string text) {
  text = base::replace_all(std::move(text), "%0D", "\r");
  text = base::replace_all(std::move(text), "%0A", "\n");
  text = base::replace_all(std::move(text), "%3A", ":");
  text = base::replace_all(std::move(text), "%2C", ",");
  return base::replace_all(std::move(text), "%25", "%");
}

/// Written from the runner's grammar and independent of the encoder: the line trimmed on the left, "::", the name and
/// properties up to the next "::", the name up to the first space, properties split at commas and at the first "=",
/// of which those at the start of the value are lost and empty values dropped.
inline std::optional<RunnerCommand> decode_runner_command(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  if (!line.starts_with("::")) return std::nullopt;
  const std::size_t end = line.find("::", 2);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view head = line.substr(2, end - 2);
  const std::size_t space = head.find(' ');
  RunnerCommand command{.name = std::string(head.substr(0, space)), .properties = {}, .data = {}};
  command.data = decode_data(std::string(line.substr(end + 2)));
  if (space == std::string_view::npos) return command;
  for (const std::string_view property : base::split(base::trim(head.substr(space + 1)), ',')) {
    const std::size_t equals = property.find('=');
    if (equals == std::string_view::npos) continue;
    std::string_view value = property.substr(equals + 1);
    while (value.starts_with('=')) value.remove_prefix(1);
    if (!value.empty())
      command.properties[std::string(property.substr(0, equals))] = decode_property(std::string(value));
  }
  return command;
}

}  // namespace lockstep::report
