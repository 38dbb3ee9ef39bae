#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lint/situation.h"

namespace lockstep::sql_rules {

/// A column that has the enum before it is changed, or an array of it.
struct EnumColumn {
  replay::Id relation = 0;   // 0: no migration made the table
  std::uint32_t number = 0;  // of the column
  sql::QualifiedName table;
  std::string name;
  std::uint32_t dimensions = 0;
  std::optional<std::string> default_value;
  bool is_private = false;  // nobody has put rows in
};

/// Something that stands in the way of a column's new type, or of dropping the old one.
struct Obstacle {
  std::string description;        // "view active_users", as replay::Dependent has it
  std::vector<std::string> drop;  // SQL
  std::vector<std::string> make;  // SQL that brings it back; a comment where the model does not have all of it
};

/// Changing the values of one enum, over several statements of a migration.
struct EnumChange {
  /// What the change lacks.
  struct Gap {
    std::string what;  // "users.mood still has the old type when it is dropped"
    sql::Span place;
    bool loses_data = false;
  };

  sql::QualifiedName name;  // as the migration writes it
  bool is_known = false;    // the history has the enum: columns and obstacles are all there are
  std::vector<std::string> old_labels;
  std::vector<std::string> new_labels;  // empty when no new type is made
  std::vector<EnumColumn> columns;
  std::vector<Obstacle> obstacles;
  sql::Span begin;          // the first statement of it
  bool is_by_text = false;  // columns are text in between
  std::vector<Gap> gaps;
};

/// The changes that begin in the migration, looked at from before its first statement.
std::vector<EnumChange> enum_changes(const lint::Situation& at);

/// The columns of an enum, and what stands on it or on them.
void add_users(const replay::Database& database, const replay::Type& type, EnumChange& change);

/// Whether an index, or a CHECK, compares the column with values of its present type: PostgreSQL makes it again from
/// its text when the type changes, and that text names the old type.
bool compares_with_values(const replay::Index& index, const std::string& column);
bool compares_with_values(const replay::Constraint& constraint, const std::string& column);

/// Whether it is a foreign key of the column, which both have to be of one type.
bool ties(const replay::Constraint& constraint, const std::string& column);

/// The whole change as SQL: values moved, type set aside, made anew, columns converted, old type dropped.
std::vector<std::string> complete_change(const EnumChange& change);

}  // namespace lockstep::sql_rules
