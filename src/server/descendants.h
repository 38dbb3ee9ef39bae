#pragma once
#include <chrono>

namespace lockstep::server {

/// Kills every child of this process, and what they leave behind, and waits for all; gives up after `patience`. This
/// process has to be the one that orphans below it come to (PR_SET_CHILD_SUBREAPER).
void kill_descendants(std::chrono::milliseconds patience);

}  // namespace lockstep::server
