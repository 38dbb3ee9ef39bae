#pragma once
#include "replay/step.h"

namespace lockstep::replay {

void apply_create_view(Step& step, const sql::CreateView& statement);
void apply_refresh(Step& step, const sql::RefreshMaterializedView& statement);

/// That everything is there which the query reads.
void check_reads(Step& step, const sql::Query& query);

}  // namespace lockstep::replay
