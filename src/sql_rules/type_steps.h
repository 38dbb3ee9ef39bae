#pragma once
#include "lint/situation.h"

// An enum cannot lose or reorder values, so it is changed in several statements: set aside under another name, made
// anew, its columns converted, the old one dropped; or its columns made text, the type dropped, made anew, and the
// columns made that again. enum-recreate judges them as one change, and other rules leave single steps to it.
namespace lockstep::sql_rules {

/// A migration's statements about the names of types.
struct TypeSteps {
  struct Renaming {
    sql::QualifiedName from;
    sql::QualifiedName to;
    const sql::Statement* statement = nullptr;
  };
  std::vector<Renaming> renamed;
  std::vector<std::pair<sql::QualifiedName, const sql::Statement*>> dropped;
  std::vector<std::pair<sql::QualifiedName, const sql::CreateEnum*>> made;

  /// Whether it makes an enum of the name before that place.
  bool makes_before(const sql::QualifiedName& name, std::uint32_t offset) const;
  /// Whether the migration takes the name from a type and gives it to an enum that it makes.
  bool is_made_anew(const sql::QualifiedName& name) const;
  /// Whether a type of the name has a part in such a change: it is the one, or is renamed to or from it.
  bool has_part(const sql::QualifiedName& name) const;
};

/// Of the whole migration, as far as it is within reach of the statement.
TypeSteps type_steps_around(const lint::Situation& at);

/// Whether the statement is one step of changing an enum: it makes, renames or drops a type that has a part in it, or
/// gives one of its columns another type or default.
bool is_enum_step(const lint::Situation& at);
bool is_enum_step(const lint::Situation& at, const sql::AlterTable& alter, const sql::AlterAction& action);
/// Whether it is one that makes text of a column, or an enum of the text again. The two are one finding.
bool is_step_by_text(const lint::Situation& at, const sql::AlterTable& alter, const sql::AlterAction& action);

/// text, varchar or char.
bool is_text(const sql::TypeName& type);

/// Whether the new name says that the type is put aside: mood_old, old_mood, mood__backup. Such a rename is the first
/// half of a change.
bool is_set_aside(const sql::QualifiedName& from, const sql::Name& to);

}  // namespace lockstep::sql_rules
