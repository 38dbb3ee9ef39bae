#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "replay/look_ahead.h"
#include "sql_rules/enum_change.h"
#include "sql_rules/moved_values.h"
#include "sql_rules/type_steps.h"

namespace lockstep::sql_rules {

/// One enum through a migration, and through later ones as long as it is not complete: its statements are
/// replayed in a copy of the database, and what each does to the enum is noted. That tells what is forgotten, and what
/// PostgreSQL refuses, whatever the order of the steps is.
class EnumWalk {
 public:
  EnumWalk(const lint::Situation& at, const sql::QualifiedName& name, const TypeSteps& steps);
  /// Nothing when no statement begins a change.
  std::optional<EnumChange> run();

 private:
  /// Where a column is in the course of the change.
  struct Progress {
    enum class State : std::uint8_t { kOld, kText, kNew };
    enum class Default : std::uint8_t { kNone, kOld, kOther, kNew };  // by its type
    State state = State::kOld;
    Default preset = Default::kNone;
    MovedValues moved;
  };

  /// A column that became text, of a type that is not known.
  struct Texted {
    sql::QualifiedName table;
    std::string column;
    sql::Span span;
  };

  void walk(std::span<const sql::Statement> statements, replay::LookAhead& ahead);
  void step(const sql::Statement& statement, replay::LookAhead& ahead);
  /// Whether nothing is left to do for a later migration.
  bool is_complete() const;
  bool is_first(const sql::Statement& statement, const replay::Database& before) const;
  static bool names(const sql::Drop& drop, const sql::QualifiedName& name);
  void begin(const sql::Statement& statement, const replay::Database& before);
  /// A statement before the first step: it may have moved rows already, or made text of a column whose enum is not
  /// known.
  void note_earlier(const sql::Statement& statement, const replay::Database& before);
  void note_made(const sql::CreateEnum& type);
  void note_rename(const sql::Rename& rename);
  bool is_new_type(const sql::TypeName& type) const;
  std::string text_of(const authoring::EnumColumn& column) const;
  void add_gap(std::string what, sql::Span place, bool loses_data = false);
  /// The place of a column in the lists; nothing for one that does not have the enum.
  std::optional<std::size_t> find(const replay::Database& before, const sql::QualifiedName& table,
                                  const std::string& name);

  // What moves rows away from values that will be gone.
  void note_update(const sql::Update& update, const replay::Database& before);
  void note_delete(const sql::Delete& removal, const replay::Database& before);

  // The conversion of columns (enum_conversion.cpp).
  void note_alter(const sql::AlterTable& alter, const replay::Database& before);
  void note_default(const sql::Expression& value, Progress& progress) const;
  void note_type(const sql::QualifiedName& table, const sql::AlterAction& action, const replay::Database& before);
  /// A column that only its conversion tells of.
  std::size_t add_unknown(const sql::QualifiedName& table, const sql::Column& type, const std::string& name);
  void convert(std::size_t i, const sql::AlterAction& action, const replay::Database& before);
  /// Indexes and constraints that PostgreSQL fails to make again.
  void note_in_the_way(const authoring::EnumColumn& column, const sql::AlterAction& action,
                       const replay::Database& before);
  void add_tie(const std::string& constraint, const authoring::EnumColumn& column, sql::Span place);
  void note_values(const authoring::EnumColumn& column, const Progress& progress, sql::Span place);
  void note_conflicts(const sql::AlterTable& alter, const std::vector<replay::Conflict>& conflicts);

  void note_drop(const sql::Drop& drop, sql::Span span, const replay::Database& before);
  bool is_listed(const replay::Dependent& one) const;
  void finish(const replay::Database& after);
  void finish_column(const authoring::EnumColumn& column, const Progress& progress, const replay::Database& after);
  /// Whether a default of the old type can be one of the new.
  bool has_label_left(const std::string& value) const;

  const lint::Situation& at_;
  EnumChange change_;
  std::vector<Progress> progress_;  // of the columns
  sql::QualifiedName old_name_;     // what the old type is called by now
  sql::QualifiedName new_name_;
  std::optional<sql::QualifiedName> first_name_;  // of the new type, when it is renamed to its name later
  replay::Id old_type_ = 0;
  bool has_begun_ = false;
  bool is_later_ = false;  // the migration that is walked through is one behind that under judgement
  bool is_made_ = false;
  bool is_dropped_ = false;
  std::vector<Texted> texted_;
  std::vector<const sql::Statement*> before_;  // the first step
};

}  // namespace lockstep::sql_rules
