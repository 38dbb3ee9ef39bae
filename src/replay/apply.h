#pragma once
#include "replay/step.h"

namespace lockstep::replay {

/// Takes one statement into the model: all but BEGIN and its like, and the children of DO and CREATE SCHEMA.
void apply_one(Step& step, const sql::Statement& statement);

}  // namespace lockstep::replay
