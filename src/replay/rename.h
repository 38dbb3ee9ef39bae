#pragma once
#include "replay/step.h"

// New names and new schemas. The object stays the same one; what uses it follows.
namespace lockstep::replay {

void apply_rename(Step& step, const sql::Rename& statement);
void apply_set_schema(Step& step, const sql::SetSchema& statement);

/// Gives a relation a name that is free, and tells those who write its name.
void move_relation(Step& step, Id id, const std::string& schema, const std::string& name);
void move_type(Step& step, Id id, const std::string& schema, const std::string& name);
void move_function(Step& step, Id id, const std::string& schema, const std::string& name);

/// Of a column, in the relation and all below it.
void rename_column(Step& step, Id relation, const std::string& old_name, const std::string& new_name);

}  // namespace lockstep::replay
