#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {

namespace {

std::string gap_help(const ProjectChange& change, const model::Migration& migration, const model::Migration& lower) {
  const std::string wait = "\nor merge the branch that holds what is missing first";
  if (change.project.framework == model::Framework::kDrizzle) return regenerate_commands(change, migration) + wait;
  return renumber_command(change, migration, number_after(lower.number)) + wait;
}

}  // namespace

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
                     " left out, and a migration that takes " + (gap == 2 ? "it" : "one") + " later comes too late",
                 gap_help(change, migration, *lower));
  }
}

}  // namespace lockstep::rules
