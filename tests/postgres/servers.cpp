#include "postgres/servers.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"

namespace lockstep::postgres {
namespace {

std::vector<std::filesystem::path> folders_in(const char* variable) {
  std::vector<std::filesystem::path> folders;
  const char* text = std::getenv(variable);
  if (text == nullptr || *text == '\0') return folders;
  for (const std::string_view folder : base::split(text, ':')) folders.emplace_back(folder);
  return folders;
}

using server::Installation;

std::vector<Installation> find_all() {
  server::Search search;
  search.project_folders = folders_in("LOCKSTEP_POSTGRES_PROJECTS");
  std::vector<Installation> found = find_installations(search);
  server::Search named;
  named.configured = folders_in("LOCKSTEP_POSTGRES_BINARIES");
  if (!named.configured.empty()) {
    for (Installation& one : find_installations(named)) found.push_back(std::move(one));
  }
  const auto by_major = [](const Installation& a, const Installation& b) { return a.version.major < b.version.major; };
  std::stable_sort(found.begin(), found.end(), by_major);
  const auto same = [](const Installation& a, const Installation& b) { return a.version.major == b.version.major; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

}  // namespace

const std::vector<Installation>& installations() {
  static const std::vector<Installation> found = find_all();
  return found;
}

server::ServerSettings warm_settings(const Installation& installation) {
  server::ServerSettings settings;
  settings.installation = installation;
  settings.cache_folder = LOCKSTEP_TEST_CACHE;
  return settings;
}

}  // namespace lockstep::postgres
