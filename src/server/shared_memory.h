#pragma once
#include <filesystem>

namespace lockstep::server {

/// Removes the System V segment that a server which was killed left behind: the one that the cluster's postmaster.pid
/// names, when it is ours and no process has it.
void remove_shared_memory(const std::filesystem::path& cluster);

}  // namespace lockstep::server
