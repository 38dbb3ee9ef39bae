#pragma once
#include "replay/step.h"

namespace lockstep::replay {

void apply_create_table(Step& step, const sql::CreateTable& statement);
/// CREATE TABLE AS, SELECT INTO, CREATE MATERIALIZED VIEW.
void apply_create_table_as(Step& step, const sql::CreateTableAs& statement);

}  // namespace lockstep::replay
