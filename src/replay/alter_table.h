#pragma once
#include "replay/step.h"

namespace lockstep::replay {

void apply_alter_table(Step& step, const sql::AlterTable& statement);

/// Actions on one column: type, default, NOT NULL, identity, generated expression. DROP COLUMN too.
void alter_column(Step& step, Id relation, const sql::AlterAction& action);

/// Why the type of a column cannot be changed; nothing when it can.
void refuse_type_change(Step& step, const Relation& relation, const Column& column, const sql::AlterAction& action);

}  // namespace lockstep::replay
