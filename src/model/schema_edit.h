#pragma once
#include <string>
#include <vector>

#include "model/finding.h"

namespace lockstep::model {

enum class SchemaObject { kTable, kColumn, kEnum, kView, kIndex, kSequence, kSchema, kRole, kPolicy, kOther };

/// One declaration of the schema sources whose DDL a change alters, adds or removes.
struct SchemaEdit {
  enum class Kind { kAdded, kRemoved, kChanged };
  Kind kind = Kind::kChanged;
  SchemaObject object = SchemaObject::kTable;
  std::string
      name;  // in the database where it is written literally, else as exported: "chat_sessions.last_activity_at"
  std::string relation;  // the table, enum or view it belongs to, as migrations name it; for matching them to the edit
  std::string detail;    // "gains .notNull()", in the words of the source; may be empty
  Location location;     // in the tree after the change; where it was, for a removed one
  std::string excerpt;   // the source line at `location`
};

/// What the schema sources of one project say about a change.
struct SchemaChange {
  std::vector<SchemaEdit> edits;
  std::string no_migration_reason;      // text of `// lockstep: no-migration <reason>`; empty when the change has none
  std::vector<std::string> unreadable;  // sources that could not be parsed, with the reason: said, never guessed
  std::size_t sources_read = 0;         // files looked at in the tree after the change
};

}  // namespace lockstep::model
