#include "rules/checks.h"

namespace lockstep::rules {

void ignored_constraint(const ProjectChange& change, Findings& findings) {
  for (const model::SchemaNote& note : change.schema.notes) {
    if (note.kind != model::SchemaNote::Kind::kIgnoredItem) continue;
    findings.add(note.place, "drizzle ignores this item of " + note.object + ": it makes no constraint and no index",
                 "an item is made by index().on(), uniqueIndex().on(), unique().on(), check(), primaryKey(), "
                 "foreignKey() or pgPolicy() of drizzle-orm/pg-core");
  }
}

}  // namespace lockstep::rules
