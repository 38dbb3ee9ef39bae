#pragma once
#include "git/tree.h"
#include "model/project.h"
#include "model/schema_edit.h"

namespace lockstep::pairing {

/// What an edit of the schema sources changes in the database, told from the syntax alone: declarations are compared by
/// their fingerprints (fingerprint.h), tables column by column. Sources that cannot be parsed are listed, not guessed.
model::SchemaChange compare_schemas(const git::Tree& before, const git::Tree& after, const model::Project& project);

}  // namespace lockstep::pairing
