#pragma once
#include "lint/effect_list.h"

namespace lockstep::lint {

/// The relations that the statement reads and writes: SELECT, INSERT, UPDATE, DELETE, MERGE, COPY, and the queries of
/// CREATE TABLE AS and views.
void add_row_effects(const sql::Statement& statement, EffectList& list);

void add_effects(const sql::Truncate& statement, EffectList& list);
void add_effects(const sql::LockTable& statement, EffectList& list);
void add_effects(const sql::RefreshMaterializedView& statement, EffectList& list);
void add_effects(const sql::Reindex& statement, EffectList& list);
void add_effects(const sql::Vacuum& statement, EffectList& list);
void add_effects(const sql::Cluster& statement, EffectList& list);

}  // namespace lockstep::lint
