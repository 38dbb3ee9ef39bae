#include "commands/merge_driver.h"

#include "layout/names.h"

namespace lockstep::commands {

std::string attributes_pattern(std::string_view path) {
  // Quoted where the path holds what would end or change it.
  std::string text = "/";
  bool needs_quotes = false;
  for (const char c : path) {
    if (c == '[' || c == '?' || c == '\\' || c == '"') text += '\\';
    needs_quotes = needs_quotes || c == ' ' || c == '"' || c == '\\';
    text += c;
  }
  if (!needs_quotes) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

MergeDriver merge_driver_for(std::string_view migrations_folder) {
  MergeDriver driver;
  for (const std::string_view name : {"meta/_journal.json", "meta/*_snapshot.json"}) {
    driver.attributes.push_back(attributes_pattern(layout::path_in(migrations_folder, name)) + " merge=lockstep");
  }
  driver.git_config = {{"merge.lockstep.name", "Drizzle's journal and snapshots, merged by lockstep"},
                       {"merge.lockstep.driver", "lockstep merge-journal %O %A %B %P"}};
  return driver;
}

}  // namespace lockstep::commands
