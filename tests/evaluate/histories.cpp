// Holds the evaluator against the histories of real projects.
//
//   histories REPOSITORY…                 at up to 15 commits that add a snapshot, and at HEAD: is the schema that the
//                                         sources make the one that the newest snapshot of that commit describes?
//   histories --schema-only REPOSITORY…   at every commit that edits schema sources and touches no migration: does the
//                                         schema change, and does a later snapshot say so too?
//
// REPOSITORY is a git repository, bare or not. Prints a table with a line for each, and what differs below it. Finding
// differences is no failure: public projects have them. It exits with 2 when a repository cannot be read.
#include <iostream>
#include <string_view>

#include "against_snapshots.h"
#include "base/error.h"
#include "schema_only.h"

int main(int count, char** words) {
  using namespace lockstep;
  const bool is_schema_only = count > 1 && std::string_view(words[1]) == "--schema-only";
  const int first = is_schema_only ? 2 : 1;
  if (count <= first) {
    std::cerr << "usage: histories [--schema-only] REPOSITORY...\n";
    return 2;
  }
  is_schema_only ? evaluate_tests::print_schema_only_heading() : evaluate_tests::print_snapshot_heading();
  int status = 0;
  for (int at = first; at < count; ++at) {
    try {
      if (is_schema_only) {
        evaluate_tests::compare_schema_only_commits(words[at]);
      } else {
        evaluate_tests::compare_with_snapshots(words[at]);
      }
    } catch (const base::Error& error) {
      std::cerr << words[at] << ": " << error.what() << '\n';
      status = 2;
    }
  }
  return status;
}
