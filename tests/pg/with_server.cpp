#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "base/error.h"
#include "pg_commands/test_command.h"
#include "server/ephemeral_server.h"
#include "server/installation.h"

// with_server COMMAND...
//
// Runs a command with PGHOST and its like, and DATABASE_URL, of an empty database on a server that ends with it, as the
// database's owner. SUPERUSER and SUPERUSER_PASSWORD name who may do the rest. Ends as the command ends; 77, which
// ctest takes for a skip, where no PostgreSQL is installed.
int main(int argc, char** argv) {
  using namespace lockstep;
  constexpr int kSkipped = 77;
  const std::vector<std::string> command(argv + 1, argv + argc);
  std::vector<server::Installation> installations;
  try {
    installations = server::find_installations({});
    server::choose_installation(installations, std::nullopt);
  } catch (const base::Error& error) {
    std::cout << "skipped: " << error.what() << '\n';
    return kSkipped;
  }
  try {
    server::ServerSettings settings;
    settings.installation = server::choose_installation(installations, std::nullopt);
    settings.cache_folder = server::user_cache_folder("", std::getenv("HOME") == nullptr ? "" : std::getenv("HOME"));
    const server::EphemeralServer server(settings);
    const pg::Settings superuser = server.superuser();
    ::setenv("SUPERUSER", superuser.parameters.at("user").c_str(), 1);
    ::setenv("SUPERUSER_PASSWORD", superuser.password.c_str(), 1);
    return pg_commands::run_test_command(command, server.owner());
  } catch (const base::Error& error) {
    std::cerr << error.what() << '\n' << error.hint() << '\n';
    return 1;
  }
}
