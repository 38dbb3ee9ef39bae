#include <algorithm>

#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {

void stray_file(const ProjectChange& change, Findings& findings) {
  for (const model::StrayFile& stray : change.after.strays) {
    const auto is_same = [&](const model::StrayFile& other) { return other.path == stray.path; };
    if (std::any_of(change.before.strays.begin(), change.before.strays.end(), is_same)) continue;
    findings.add(start_of(stray.path), stray.why,
                 "git rm --cached " + base::shell_quoted(stray.path) + "    or move it out of the migrations folder");
  }
}

}  // namespace lockstep::rules
