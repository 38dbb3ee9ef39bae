#pragma once
#include "catalog/selection.h"
#include "catalog/snapshot.h"
#include "model/schema.h"

namespace lockstep::catalog {

/// What the schema model knows of a database, in drizzle-kit's words, expressions in the server's. Triggers, functions,
/// domains, exclusion constraints and the like are left out, and foreign tables; roles are never told of. A column is
/// serial where its default takes numbers from a sequence of its own.
model::Schema schema_of(const Snapshot& snapshot, const SelectionOptions& options = {});

/// The same, to be compared with `other`, another picture of the database: what both say in different words is said as
/// `other` does. An expression that may or may not be the same as the one of `other` is unknown.
model::Schema schema_in_words_of(const model::Schema& other, const Snapshot& snapshot,
                                 const SelectionOptions& options = {});

}  // namespace lockstep::catalog
