#pragma once
#include <string>
#include <vector>

#include "evaluate/casing.h"
#include "model/schema.h"
#include "typescript/sources.h"

namespace lockstep::evaluate {

/// Something in the sources that does not do what it seems to say.
struct Note {
  enum class Kind {
    kParameter,      // SQL of the object holds $1, which no migration can run; `detail` names the values
    kIgnoredItem,    // an item of the extra configuration that Drizzle does not look at
    kClockDefault,   // another default each time that migrations are generated
    kNotExported,    // an exported table uses this table or enum, and drizzle-kit does not see it; `detail` names the
                     // user
    kTruncatedName,  // a default name that is cut to 63 bytes, and then is that of `detail`
  };
  Kind kind = Kind::kParameter;
  model::Location place;
  std::string object;  // "users", "users.role", "users: users_role_index"
  std::string detail;
};

struct EvaluatedSchema {
  model::Schema schema;
  std::vector<std::string> closure;  // every path that was read or looked for: when none changes, the schema does not
  std::vector<Note> notes;
};

/// Evaluates the schema files of a Drizzle project (drizzle-orm/pg-core 0.45 or older) without running anything, to
/// what drizzle-kit 0.31 would write as a snapshot. Never throws for what the sources hold: what cannot be told is
/// unknown. Views and roles that exist elsewhere (`.existing()`) are not listed.
EvaluatedSchema read_schema(typescript::Sources& sources, const std::vector<std::string>& schema_files, Casing casing);

}  // namespace lockstep::evaluate
