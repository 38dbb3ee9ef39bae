#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "catalog/compare.h"
#include "catalog/repair.h"

// The parts of sql_for(). Each gives the statements for one purpose.
namespace lockstep::catalog {

using Statements = std::vector<std::string>;

void append(Statements& all, Statements more);
/// "text;" or nothing when there is no text.
Statements one(std::string text);
/// The text as a comment, each line of it.
std::string commented(std::string text);
/// The statement as a comment, each line of it, with the reason why it is none, which has no colon.
Statements withheld(const std::string& statement, std::string_view reason);

/// The value of a field, or `otherwise`.
std::string value_or(const Object& object, std::string_view field, std::string_view otherwise = "");

/// What makes an object that does not exist, with the parts that go with it, its comments, grants and owners.
Statements create(const Object& object, const std::vector<const Object*>& parts, const Selection& selection);
/// What makes the object alone, without what is said of it.
Statements create_bare(const Object& object);
Statements create_table(const Object& table, const std::vector<const Object*>& parts);
/// What CREATE TABLE cannot say, and a new table has when its indexes are there.
Statements use_indexes(const Object& table);
Statements create_constraint(const Object& constraint);
Statements create_index(const Object& index);
std::string column_definition(const Object& column);
/// "PUBLIC" or the names, as they stand after TO.
std::string policy_roles(const Object& policy);

Statements drop(const Object& object);

/// From an object as it is to the object as it should be.
struct Change {
  const Object& have;
  const Object& want;
  std::vector<std::string> fields;        // that differ
  std::vector<const Object*> parts = {};  // that the object has, and that do not differ

  bool has(std::string_view field) const;
  /// Whether nothing else differs than one or more of these, and what is said of objects of every kind.
  bool is_only(std::initializer_list<std::string_view> of) const;
};
Statements alter(const Change& change, const Selection& selection, RunBy run_by);
/// Drops the object and makes it anew, with all that goes with it, but for parts that have a difference of their own.
Statements remake(const Change& change, const Selection& selection, RunBy run_by);
Statements alter_column(const Change& change);
Statements alter_table(const Change& change);
Statements alter_enum(const Change& change);

/// Comment, owner and grants of a new object, and the default of a view's column.
Statements remarks(const Object& object, const Selection& selection);
/// Those that differ.
Statements alter_remarks(const Change& change, const Selection& selection);
/// What makes the grants of one grantee so. `field` is "grants to app".
Statements alter_grants(const Object& have, const Object& want, const std::string& field);

}  // namespace lockstep::catalog
