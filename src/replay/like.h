#pragma once
#include "replay/step.h"

// CREATE TABLE (LIKE …).
namespace lockstep::replay {

/// Copies columns and checks.
void add_like(Step& step, Id table, const sql::TableLike& like);
/// Copies indexes and keys, which come after all else.
void add_like_indexes(Step& step, Id table, const sql::TableLike& like);

}  // namespace lockstep::replay
