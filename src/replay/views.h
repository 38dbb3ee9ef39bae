#pragma once
#include "replay/step.h"

namespace lockstep::replay {

void apply_create_view(Step& step, const sql::CreateView& statement);
void apply_refresh(Step& step, const sql::RefreshMaterializedView& statement);

/// Whether everything is there, or may be, which the query reads. What is missing is refused.
bool can_read(Step& step, const sql::Query& query);

}  // namespace lockstep::replay
