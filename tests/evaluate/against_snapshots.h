#pragma once
#include <string>

namespace lockstep::evaluate_tests {

/// At up to 15 commits of the repository that add a snapshot, and at HEAD, compares the evaluated sources of each
/// project with the newest snapshot of that commit. Prints a line of numbers, and below it what differs.
void compare_with_snapshots(const std::string& repository);
void print_snapshot_heading();

}  // namespace lockstep::evaluate_tests
