#include "pg_commands/installations.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/text.h"
#include "pg_commands/own_server.h"
#include "server/installation.h"

namespace lockstep::pg_commands {

commands::ExitStatus print_installations(std::span<const std::string> folders, std::ostream& out) {
  const std::vector<server::Installation> found = server::find_installations(search_for_servers(folders));
  const server::Installation* chosen = found.empty() ? nullptr : &server::choose_installation(found, std::nullopt);
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const server::Installation& installation : found) {
    json.push_back({{"version", installation.version.text},
                    {"binaries", base::to_valid_utf8(installation.binaries.string())},
                    {"chosen", &installation == chosen}});
  }
  out << json.dump(2, ' ', true) << '\n';
  return commands::kNothingWrong;
}

}  // namespace lockstep::pg_commands
