// Starts a server and holds it, to be killed:
//
//   hold_server CACHE_FOLDER [memory|disk] [MARK]
//
// MARK is for finding it in the list of processes. Prints the folder of the server's socket when it is ready, has it
// busy with a long query, and ends with its input.
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include "base/error.h"
#include "pg/connection.h"
#include "server/ephemeral_server.h"

int main(int count, char** words) {
  using namespace lockstep;
  try {
    server::ServerSettings settings;
    settings.installation = server::choose_installation(server::find_installations({}), std::nullopt);
    settings.cache_folder = count > 1 ? words[1] : "";
    if (count > 2 && std::string(words[2]) == "disk") settings.place = server::Place::kDisk;
    server::EphemeralServer server(settings);
    pg::Connection connection(server.owner());
    connection.send("SELECT count(*) FROM generate_series(1, 1000000000)");
    std::cout << server.socket_folder().string() << std::endl;
    std::cin.get();
  } catch (const base::Error& error) {
    std::cerr << "hold_server: " << error.what() << '\n' << error.hint() << '\n';
    return 2;
  }
}
