#pragma once
#include "replay/step.h"

namespace lockstep::replay {

/// CREATE SCHEMA without its elements. False when they are not run either.
bool apply_create_schema(Step& step, const sql::CreateSchema& statement);
/// The name of the schema, which may be that of the role.
std::string name_of(const sql::CreateSchema& statement);
void apply_extension(Step& step, const sql::Extension& statement);
void apply_role(Step& step, const sql::Role& statement);
void apply_replication(Step& step, const sql::Replication& statement);

}  // namespace lockstep::replay
