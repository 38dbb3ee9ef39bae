#pragma once
#include "replay/step.h"

// Parts of a table that are neither columns nor constraints: triggers, policies, rules.
namespace lockstep::replay {

void apply_create_trigger(Step& step, const sql::CreateTrigger& statement);
void apply_policy(Step& step, const sql::Policy& statement);
void apply_create_rule(Step& step, const sql::CreateRule& statement);

}  // namespace lockstep::replay
