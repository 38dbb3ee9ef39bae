#include "rules/checks.h"

namespace lockstep::rules {

void parameter_in_ddl(const ProjectChange& change, Findings& findings) {
  for (const model::SchemaNote& note : change.schema.notes) {
    if (note.kind != model::SchemaNote::Kind::kParameter) continue;
    findings.add(note.place,
                 "the SQL of " + note.object + " holds a parameter for " + note.detail +
                     ": drizzle-kit writes $1 into the migration, which then fails with 42P02",
                 "write the value in the template itself, as text\nor call .inlineParams() on it");
  }
}

}  // namespace lockstep::rules
