#pragma once
#include "lint/effect_list.h"

// What makes and changes definitions, other than ALTER TABLE and DROP.
namespace lockstep::lint {

void add_effects(const sql::CreateTable& statement, EffectList& list);
void add_effects(const sql::CreateIndex& statement, EffectList& list);
void add_effects(const sql::CreateView& statement, EffectList& list);
void add_effects(const sql::CreateTrigger& statement, EffectList& list);
void add_effects(const sql::Policy& statement, EffectList& list);
void add_effects(const sql::CreateRule& statement, EffectList& list);
void add_effects(const sql::Sequence& statement, EffectList& list);
void add_effects(const sql::AlterDomain& statement, EffectList& list);
void add_effects(const sql::Rename& statement, EffectList& list);
void add_effects(const sql::SetSchema& statement, EffectList& list);
void add_effects(const sql::Comment& statement, EffectList& list);
void add_effects(const sql::Replication& statement, EffectList& list);

}  // namespace lockstep::lint
