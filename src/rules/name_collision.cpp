#include "rules/checks.h"

namespace lockstep::rules {

void name_collision(const ProjectChange& change, Findings& findings) {
  for (const model::SchemaNote& note : change.schema.notes) {
    if (note.kind != model::SchemaNote::Kind::kTruncatedName) continue;
    findings.add(note.place,
                 "the default name of " + note.object + " is that of " + note.detail +
                     " once PostgreSQL has cut both to 63 bytes: the second one fails with 42P07",
                 "give one of them a name of its own, as the first argument");
  }
}

}  // namespace lockstep::rules
