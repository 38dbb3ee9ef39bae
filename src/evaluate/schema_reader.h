#pragma once
#include <string>
#include <vector>

#include "evaluate/casing.h"
#include "model/schema.h"
#include "model/schema_note.h"
#include "typescript/sources.h"

namespace lockstep::evaluate {

using Note = model::SchemaNote;

struct EvaluatedSchema {
  model::Schema schema;
  std::vector<std::string> closure;  // every path that was read or looked for: when none changes, the schema does not
  std::vector<Note> notes;
};

/// Evaluates the schema files of a Drizzle project (drizzle-orm/pg-core 0.45 or older) without running anything, to
/// what drizzle-kit 0.31 would write as a snapshot. Never throws for what the sources hold: what cannot be told is
/// unknown. Views and roles that exist elsewhere (`.existing()`) are not listed.
EvaluatedSchema read_schema(typescript::Sources& sources, const std::vector<std::string>& schema_files, Casing casing);

/// The `casing` of a drizzle.config, also where it is imported or computed.
Casing read_casing(typescript::Sources& sources, const std::string& config_path);

}  // namespace lockstep::evaluate
