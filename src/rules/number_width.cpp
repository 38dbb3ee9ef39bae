#include "rules/checks.h"

namespace lockstep::rules {

void number_width(const ProjectChange& change, Findings& findings) {
  const model::Migration* lower = nullptr;
  for (const model::Migration& migration : change.after.migrations) {
    if (migration.number.empty()) continue;
    const model::Migration* previous = lower;
    lower = &migration;
    if (previous == nullptr || !(migration.number < previous->number)) continue;
    if (!model::number_less(previous->number, migration.number)) continue;
    const bool blames_this = is_introduced(change, migration);
    if (!blames_this && !is_introduced(change, *previous)) continue;
    const model::Migration& blamed = blames_this ? migration : *previous;
    findings.add(start_of(blamed.path),
                 blamed.name + " has a number of another width: sorted as text, " + migration.number +
                     " comes before " + previous->number +
                     ", so tools that sort file names run them the wrong way round",
                 "write all numbers with the same count of digits");
  }
}

}  // namespace lockstep::rules
