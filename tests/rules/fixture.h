#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "git/memory_tree.h"

namespace lockstep::tests {

/// What a merge is known by beside its two trees.
struct MergeFixture {
  std::optional<git::MemoryTree> branch;
  git::MemoryTree gone;
  std::map<std::string, git::MemoryTree> open;
  std::vector<std::string> conflicts;
};

/// One case of one rule: two trees and the findings that judging them gives.
///
/// The file is a txtar archive (base/txtar.h): a comment that says what happened, then `before/PATH` and `after/PATH`,
/// files of the two trees; after has what before has unless it says otherwise. A word in brackets
/// behind the path changes what the lines stand for: (deleted) not there, (crlf) with CRLF line endings, (bom) with a
/// byte order mark in front, (symlink) a link to the path that is its text. The last section, `expect`, has a line
/// `PATH:LINE:COLUMN: SEVERITY RULE` for each finding; none for silence.
///
/// With one of these sections it is a merge, and `after` its result: `branch/PATH`, all the files of the branch;
/// `gone/PATH`, what the base once had; `open/NAME/PATH`, all the files of an open branch; `conflicts`, a path a line.
struct Fixture {
  std::string rule;  // the folder's name
  std::string name;  // the file's, without .txtar
  std::string comment;
  git::MemoryTree before;
  git::MemoryTree after;
  std::optional<MergeFixture> merge;
  std::vector<std::string> expected;  // sorted
};

/// Every fixture below tests/rules, in the order of the names. Throws base::Error on one that is malformed.
std::vector<Fixture> load_fixtures();

}  // namespace lockstep::tests
