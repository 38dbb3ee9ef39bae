#include <algorithm>

#include "base/text.h"
#include "layout/journal.h"
#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {

namespace {

std::string journal_help(const ProjectChange& change) {
  const std::vector<const model::Migration*>& own = introduced(change);
  if (!own.empty()) return regenerate_commands(change, *own.back());
  const std::string journal = base::shell_quoted(change.after.journal->path);
  if (change.before.journal) return "git checkout " + change.base_revision + " -- " + journal;
  return "mend it in an editor, then git add " + journal;
}

std::string consequence(const model::JournalProblem& problem) {
  if (problem.what == layout::kKeyTwice) return "node takes the last of them, so a migration is lost without a word";
  return "migrate fails before it starts, and drizzle-kit generate stops with exit status 0";
}

}  // namespace

void journal_invalid(const ProjectChange& change, Findings& findings) {
  if (!change.after.journal) return;
  const std::optional<model::Journal>& old = change.before.journal;
  for (const model::JournalProblem& problem : change.after.journal->problems) {
    const auto is_same = [&](const model::JournalProblem& other) { return other.what == problem.what; };
    if (old && std::any_of(old->problems.begin(), old->problems.end(), is_same)) continue;
    findings.add(problem.location, "the journal cannot be read (" + problem.what + "): " + consequence(problem),
                 journal_help(change));
  }
}

}  // namespace lockstep::rules
