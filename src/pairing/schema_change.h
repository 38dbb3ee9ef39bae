#pragma once
#include "git/tree.h"
#include "model/project.h"
#include "model/schema_change.h"
#include "pairing/closure_cache.h"

namespace lockstep::pairing {

/// kWhenEdited: the sources are read when something that they depend on differs between the trees. kAlways: also when
/// nothing does, for who needs the schema itself.
enum class Reading { kWhenEdited, kAlways };

/// What a change of the schema sources means for the database. Sources that cannot be parsed are listed, not guessed.
/// `cache` may spare reading them to find out that nothing they depend on has changed; what is learnt goes into it.
model::SchemaChange read_schema_change(const git::Tree& before, const git::Tree& after, const model::Project& project,
                                       Reading reading, ClosureCache& cache);

/// The schema of one tree, with all there is to note about it and nothing to compare it with.
model::SchemaChange read_whole_schema(const git::Tree& tree, const model::Project& project);

}  // namespace lockstep::pairing
