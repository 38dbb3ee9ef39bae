#pragma once
#include "replay/step.h"

// Statements that read and change rows: what they need to be there, and which tables have rows afterwards.
namespace lockstep::replay {

/// Every statement that reads or writes rows: that its relations are there; those that it writes are marked.
void note_rows(Step& step, const sql::Statement& statement);

void apply_insert(Step& step, const sql::Insert& statement);
void apply_update(Step& step, const sql::Update& statement);
void apply_truncate(Step& step, const sql::Truncate& statement);
/// set_config is a SELECT that sets.
void apply_select(Step& step, const sql::Select& statement);

}  // namespace lockstep::replay
