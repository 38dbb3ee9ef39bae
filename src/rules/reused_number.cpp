#include <algorithm>

#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

/// The withdrawn migration whose number this one takes.
const model::Migration* former_holder(const ProjectChange& change, const model::Migration& migration) {
  const auto& withdrawn = change.merge.withdrawn;
  const auto found = std::find_if(withdrawn.begin(), withdrawn.end(), [&](const model::Migration& former) {
    return model::significant_digits(former.number) == model::significant_digits(migration.number);
  });
  return found == withdrawn.end() ? nullptr : &*found;
}

/// Whether another rule has more to say: the number is behind the base's newest, or taken there now.
bool is_behind(const ProjectChange& change, const model::Migration& migration) {
  const model::Migration* last = newest(change.before);
  return last != nullptr && !model::number_less(last->number, migration.number);
}

/// A number that no migration has or ever had.
std::string never_used_number(const ProjectChange& change, const model::Migration& migration) {
  std::string number = next_number_like(change, migration.number);
  for (const model::Migration& former : change.merge.withdrawn) {
    if (!model::number_less(former.number, number)) number = number_after(former.number);
  }
  return number;
}

void report(const ProjectChange& change, const model::Migration& migration, const model::Migration& former,
            Findings& findings) {
  const std::string what = former.path == migration.path
                               ? migration.name + " was on the base before with other SQL, and was taken out"
                               : migration.name + " takes number " + migration.number + ", which " + former.name +
                                     " had on the base before it was taken out";
  if (change.project.framework == model::Framework::kNumbered) {
    findings.add(start_of(migration.path),
                 what +
                     ": a database that ran it takes this one for done, where its runner records numbers, and never "
                     "runs it",
                 move_command(change, migration, never_used_number(change, migration)));
    return;
  }
  findings.add_warning(
      start_of(migration.path),
      what + ": a database that ran it still has what it did, and drizzle runs this one on top of that",
      "lockstep status    on each database says whether it ran " + former.name +
          "; what it did there has to be undone");
}

}  // namespace

void reused_number(const ProjectChange& change, Findings& findings) {
  for (const model::Migration* migration : introduced(change)) {
    if (migration->number.empty() || is_behind(change, *migration)) continue;
    const model::Migration* former = former_holder(change, *migration);
    const bool is_back = former != nullptr && former->path == migration->path && former->blob == migration->blob;
    if (former != nullptr && !is_back) report(change, *migration, *former, findings);
  }
}

}  // namespace lockstep::rules
