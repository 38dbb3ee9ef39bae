#pragma once
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace lockstep::server {

/// A program of PostgreSQL to start, in an environment of its own: none of our variables (which may hold secrets), no
/// descriptors but those named here, no signals ignored, and limits on memory, file size and core files.
struct Launch {
  std::vector<std::string> argv;  // argv[0] is an absolute path
  std::filesystem::path folder;   // where it runs; its HOME
  int output = -1;                // its stdout and stderr
  int kept = -1;                  // stays open in it and in all that it starts
  int death_signal = 0;           // what it gets when this thread ends, even by SIGKILL
};

/// Starts it and returns its process id. Throws base::Error when there can be no further process; a program that cannot
/// be executed says so on its output and ends in 127.
pid_t launch(const Launch& launch);

}  // namespace lockstep::server
