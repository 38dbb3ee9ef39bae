#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {

void symlink(const ProjectChange& change, Findings& findings) {
  for (const model::Migration* migration : introduced(change)) {
    if (migration->mode != model::FileMode::kSymlink) continue;
    findings.add(start_of(migration->path),
                 migration->name +
                     " is a symbolic link: git stores only where it points, so its SQL can change without "
                     "a trace, and is not there on Windows",
                 "cp --remove-destination \"$(readlink -f " + base::shell_quoted(migration->path) + ")\" " +
                     base::shell_quoted(migration->path) + " && git add " + base::shell_quoted(migration->path));
  }
}

}  // namespace lockstep::rules
