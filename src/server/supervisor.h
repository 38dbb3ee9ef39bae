#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_descriptor.h"
#include "server/identity.h"

// The process between a runner and its server. It is forked before anything else, makes the server's folder, starts the
// server, and removes both when the runner ends, in whatever way; the server ends when the supervisor does. So nothing
// is left unless both are killed at one moment, and then only a folder, which the next start's sweep removes.
namespace lockstep::server {

/// What to start.
struct Plan {
  std::filesystem::path binaries;
  std::vector<std::filesystem::path> roots;  // where the server's folder may be, best first
  std::string_view blob;                     // a packed cluster; empty = a new one is made by initdb
  std::string password;                      // of the superuser of a new one
  std::vector<std::string> parameters;       // "name=value", for the command line
  int packed = -1;                           // a memory file for Word::kPack
  Identity identity;
};

/// In the forked process: does all that, following what the runner says on `control`. Ends when that ends.
void supervise(const Plan& plan, const base::FileDescriptor& control);

}  // namespace lockstep::server
