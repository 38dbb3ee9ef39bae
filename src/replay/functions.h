#pragma once
#include "replay/step.h"

namespace lockstep::replay {

void apply_create_function(Step& step, const sql::CreateFunction& statement, const std::vector<sql::Statement>& body);
void apply_alter_function(Step& step, const sql::AlterFunction& statement);

}  // namespace lockstep::replay
