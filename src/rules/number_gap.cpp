#include "rules/checks.h"

namespace lockstep::rules {

void number_gap(const ProjectChange& change, Findings& findings) {
  const model::Migration* previous = nullptr;
  for (const model::Migration& migration : change.after.migrations) {
    if (!is_sequential(migration.number)) continue;
    const model::Migration* lower = previous;
    previous = &migration;
    if (lower == nullptr || !is_introduced(change, migration)) continue;
    const std::uint64_t gap = std::stoull(migration.number) - std::stoull(lower->number);
    if (gap <= 1) continue;
    findings.add(start_of(migration.path),
                 migration.name + " follows " + lower->name + ": " +
                     (gap == 2 ? "the number between them is" : std::to_string(gap - 1) + " numbers between them are") +
                     " left out, so a branch that is not merged yet may still take it",
                 "use the next number, or merge the branch that holds the missing one first");
  }
}

}  // namespace lockstep::rules
