#pragma once
#include "model/schema.h"
#include "replay/database.h"

namespace lockstep::replay {

/// The database as the model that snapshots and schema sources are read into, in drizzle-kit's words. What drizzle-kit
/// has no notion of (triggers, functions, exclusion constraints, domains) is left out. Temporary tables and
/// foreign ones are left out too. What was only assumed, or may not be there, is unknown or open. Expressions are as
/// the migrations have them.
model::Schema schema_of(const Database& database);

}  // namespace lockstep::replay
