#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace lockstep::lint_truth {

/// One statement that is tried. In a file of cases, each begins with a line `-- case: NAME`; what comes before the
/// first is run before each of them. The last statement of a case is the one that is tried, those before it prepare it.
/// Lines after the name may say more:
///
///   -- since: 17                 only on servers of that major version or later
///   -- until: 17                 only up to that
///   -- while: LOCK TABLE t …     outside a transaction: another session runs this first, the statement waits for it,
///                                and its locks are looked at while it does
///   -- shows: users SHARE, a scan    what is seen then, where no claim of ours is compared with it; may stand several
///                                times (tests/agreement/claims.cpp)
struct Case {
  std::string file;
  int line = 0;
  std::string name;
  int since = 0;
  int until = 999;
  std::string blocker;
  std::vector<std::string> shows;
  std::string common;       // preparation of all cases of the file
  std::string preparation;  // its own, after that; may be empty
  std::string statement;

  bool is_for(int major) const { return since <= major && major <= until; }
};

/// Throws base::Error when the file is none.
std::vector<Case> read_cases(const std::string& path);

}  // namespace lockstep::lint_truth
