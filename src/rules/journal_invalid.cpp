#include <algorithm>

#include "base/text.h"
#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {

namespace {

std::string help_for(const ProjectChange& change) {
  const std::vector<const model::Migration*>& own = introduced(change);
  if (!own.empty()) return regenerate_commands(change, *own.back());
  const std::string journal = base::shell_quoted(change.after.journal->path);
  if (change.before.journal) return "git checkout " + change.base_revision + " -- " + journal;
  return "mend it in an editor, then git add " + journal;
}

}  // namespace

void journal_invalid(const ProjectChange& change, Findings& findings) {
  if (!change.after.journal) return;
  const std::optional<model::Journal>& old = change.before.journal;
  for (const model::JournalProblem& problem : change.after.journal->problems) {
    const auto is_same = [&](const model::JournalProblem& other) { return other.what == problem.what; };
    if (old && std::any_of(old->problems.begin(), old->problems.end(), is_same)) continue;
    findings.add(problem.location,
                 "the journal cannot be read (" + problem.what +
                     "): migrate fails before it starts, and drizzle-kit generate stops with exit status 0",
                 help_for(change));
  }
}

}  // namespace lockstep::rules
