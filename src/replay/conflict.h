#pragma once
#include <string>
#include <vector>

#include "replay/database.h"
#include "sql/names.h"

namespace lockstep::replay {

/// Something that PostgreSQL refuses.
struct Conflict {
  std::string sqlstate;  // "42P07"
  std::string message;   // in PostgreSQL's words: `relation "users" already exists`
  sql::Span place;       // of the name, action or constraint, in the text of the migration
  /// False when it may go well all the same: the statement may not run, its error is caught, or the model may lack
  /// something.
  bool is_certain = true;
  std::vector<Dependent> dependents;  // of 2BP01 and 0A000: who stands in the way
};

}  // namespace lockstep::replay
