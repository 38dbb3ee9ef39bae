#include "rules/checks.h"

namespace lockstep::rules {

void first_number(const ProjectChange& change, Findings& findings) {
  // One that comes before all of the base's is late, and no beginning.
  if (newest(change.before) != nullptr) return;
  for (const model::Migration& migration : change.after.migrations) {
    if (migration.number.empty()) continue;
    if (!is_sequential(migration.number)) return;
    if (std::stoull(migration.number) > 1) {
      findings.add(start_of(migration.path),
                   "the first migration is number " + migration.number +
                       ": what came before it is not in the repository, "
                       "so a new database cannot be built from here",
                   "add the migrations before it, or number it as the first: 0000 or 0001");
    }
    return;
  }
}

}  // namespace lockstep::rules
