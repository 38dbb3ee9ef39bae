#include <algorithm>

#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {

void journal_invalid(const ProjectChange& change, Findings& findings) {
  if (!change.after.journal) return;
  const std::optional<model::Journal>& old = change.before.journal;
  for (const model::JournalProblem& problem : change.after.journal->problems) {
    const auto is_same = [&](const model::JournalProblem& other) { return other.what == problem.what; };
    if (old && std::any_of(old->problems.begin(), old->problems.end(), is_same)) continue;
    findings.add(problem.location,
                 problem.what + ": drizzle-kit cannot read the journal, and migrate fails before it starts",
                 "git checkout " + change.base_revision + " -- " + base::shell_quoted(change.after.journal->path) +
                     "\nthen generate this branch's migration again");
  }
}

}  // namespace lockstep::rules
