#include "base/text.h"
#include "rules/checks.h"

namespace lockstep::rules {

void migration_deleted(const ProjectChange& change, Findings& findings) {
  for (const model::Migration* migration : change.difference.removed) {
    findings.add(start_of(migration->path),
                 migration->name +
                     " is on the base, and this change deletes it: databases that ran it keep its effects, "
                     "new ones never get them",
                 "git checkout " + change.base_revision + " -- " + base::shell_quoted(migration->path) +
                     "\nto undo what it did, add a new migration");
  }
}

}  // namespace lockstep::rules
