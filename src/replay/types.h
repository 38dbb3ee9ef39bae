#pragma once
#include "replay/step.h"

namespace lockstep::replay {

void apply_create_enum(Step& step, const sql::CreateEnum& statement);
void apply_alter_enum(Step& step, const sql::AlterEnum& statement);
void apply_create_type(Step& step, const sql::CreateType& statement);
void apply_create_domain(Step& step, const sql::CreateDomain& statement);
void apply_alter_domain(Step& step, const sql::AlterDomain& statement);

}  // namespace lockstep::replay
