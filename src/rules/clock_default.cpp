#include "rules/checks.h"

namespace lockstep::rules {

void clock_default(const ProjectChange& change, Findings& findings) {
  for (const model::SchemaNote& note : change.schema.notes) {
    if (note.kind != model::SchemaNote::Kind::kClockDefault) continue;
    findings.add(
        note.place,
        "the default of " + note.object + " is the time at which drizzle-kit runs: every generate writes another one",
        ".defaultNow() for the time of the insert in the database\n.$defaultFn(() => new Date()) for the time in the "
        "application");
  }
}

}  // namespace lockstep::rules
