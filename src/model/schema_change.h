#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/compare_schemas.h"
#include "model/schema.h"
#include "model/schema_note.h"

namespace lockstep::model {

/// What the schema sources of one project say about a change.
struct SchemaChange {
  std::vector<SchemaDifference> differences;  // what an edit of the sources changes in the schema that they describe
  std::vector<SchemaNote> notes;              // that the sources before the change did not deserve
  std::optional<Schema> before;               // the schemas themselves, where the sources were read
  std::optional<Schema> after;
  std::string no_migration_reason;      // text of `// lockstep: no-migration <reason>`; empty when the change has none
  std::vector<std::string> unreadable;  // what could not be compared, with the reason: said, never guessed
  std::size_t sources_read = 0;         // files looked at in the tree after the change
};

}  // namespace lockstep::model
