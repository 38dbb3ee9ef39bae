#pragma once
#include <string>

namespace lockstep::evaluate_tests {

/// At every commit of the repository that edits schema sources of a project and touches nothing in its migrations
/// folder, compares the evaluated schema before and after. Prints how many leave it alone, and for each other what
/// changes, and whether one of the next snapshots has exactly that.
void compare_schema_only_commits(const std::string& repository);
void print_schema_only_heading();

}  // namespace lockstep::evaluate_tests
