#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {

namespace {

std::string width_help(const ProjectChange& change, const model::Migration& lower, const model::Migration& higher) {
  if (change.project.framework != model::Framework::kNumbered) return "set migrations.prefix to \"timestamp\"";
  const std::string zeros(higher.number.size() - lower.number.size(), '0');
  return renumber_command(change, lower, zeros + lower.number) +
         "\nand so on for every shorter one, if the runner records numbers and not names";
}

}  // namespace

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
                 width_help(change, *previous, migration));
  }
}

}  // namespace lockstep::rules
