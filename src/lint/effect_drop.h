#pragma once
#include <functional>

#include "lint/effect_list.h"

namespace lockstep::lint {

/// DROP of everything that a relation may stand behind.
void add_effects(const sql::Drop& drop, EffectList& list);

/// What goes with a column: foreign keys on it, and with CASCADE all that stands on it.
void add_dropped_column(const replay::Relation& relation, const replay::Column& column, bool cascade, EffectList& list);

/// The tables that are OF a composite type; they change with it.
void add_typed_tables(const replay::Relation& composite_type, EffectList& list);

/// Calls `visit` with each foreign key of another table, or of its own, that references the relation.
void for_each_foreign_key_to(
    const replay::Relation& relation, const replay::Database& before,
    const std::function<void(const replay::Relation& from, const replay::Constraint& key)>& visit);

}  // namespace lockstep::lint
