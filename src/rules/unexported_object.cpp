#include "rules/checks.h"

namespace lockstep::rules {

void unexported_object(const ProjectChange& change, Findings& findings) {
  for (const model::SchemaNote& note : change.schema.notes) {
    if (note.kind != model::SchemaNote::Kind::kNotExported) continue;
    findings.add(note.place,
                 note.object + " is used by " + note.detail +
                     " and not exported: drizzle-kit does not see it, and makes no migration for it",
                 "export it, unless something else makes it in the database");
  }
}

}  // namespace lockstep::rules
