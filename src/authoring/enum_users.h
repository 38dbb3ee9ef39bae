#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "authoring/history.h"
#include "replay/database.h"

// Who uses an enum, and the SQL that takes each user out of the way and brings it back: the type of a column cannot be
// changed under a view, and PostgreSQL makes indexes and CHECKs again from a text that names the old type.
namespace lockstep::authoring {

/// A column that has the enum before it is changed, or an array of it.
struct EnumColumn {
  replay::Id relation = 0;   // 0: no migration made the table
  std::uint32_t number = 0;  // of the column
  sql::QualifiedName table;
  std::string name;
  std::uint32_t dimensions = 0;
  std::optional<std::string> default_value;
  bool is_private = false;  // nobody has put rows in
  sql::QualifiedName type;  // the enum's name, or that of a domain over it
};

/// A domain over the enum, which has to be made anew with it.
struct EnumDomain {
  sql::QualifiedName name;
  std::string make;  // SQL
};

/// Something that stands in the way of a column's new type, or of dropping the old one.
struct Obstacle {
  std::string description;        // "view active_users", as replay::Dependent has it
  std::vector<std::string> drop;  // SQL
  std::vector<std::string> make;  // SQL that brings it back; a comment where not all of it is known
};

struct EnumUsers {
  std::vector<EnumColumn> columns;
  std::vector<EnumColumn> domain_columns;
  std::vector<EnumDomain> domains;
  std::vector<Obstacle> obstacles;     // in the order of dropping
  std::vector<std::string> following;  // SQL that gives the new type to what has no rows, before the old one is dropped
  bool has_deferred_checks = false;    // a changed row may leave something to be checked at COMMIT
};

/// `written` knows functions, triggers and rules, which the database alone does not tell whole.
EnumUsers users_of(const replay::Database& database, const replay::Type& type, const WrittenTexts* written = nullptr);

/// Whether an index, or a CHECK, compares the column with values of its present type: PostgreSQL makes it again from
/// its text when the type changes, and that text names the old type.
bool compares_with_values(const replay::Index& index, const std::string& column);
bool compares_with_values(const replay::Constraint& constraint, const std::string& column);

/// Whether it is a foreign key of the column, which both have to be of one type.
bool ties(const replay::Constraint& constraint, const std::string& column);

}  // namespace lockstep::authoring
