#pragma once
#include <string>
#include <vector>

#include "authoring/enum_users.h"
#include "lint/situation.h"

namespace lockstep::sql_rules {

/// Changing the values of one enum, over several statements of a migration, with all that uses it before the first.
struct EnumChange : authoring::EnumUsers {
  /// What the change lacks.
  struct Gap {
    std::string what;  // "users.mood still has the old type when it is dropped"
    sql::Span place;
    bool loses_data = false;
  };

  sql::QualifiedName name;  // as the migration writes it
  bool is_known = false;    // the history has the enum: its users are all there are
  std::vector<std::string> old_labels;
  std::vector<std::string> new_labels;  // empty when no new type is made
  sql::Span begin;                      // the first statement of it
  bool is_by_text = false;              // columns are text in between
  std::vector<Gap> gaps;
};

/// The changes that begin in the migration, looked at from before its first statement.
std::vector<EnumChange> enum_changes(const lint::Situation& at);

/// The whole change as SQL: values moved, type set aside, made anew, columns converted, old type dropped.
std::vector<std::string> complete_change(const EnumChange& change);

}  // namespace lockstep::sql_rules
