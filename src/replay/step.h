#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "replay/conflict.h"
#include "replay/database.h"
#include "replay/transaction.h"
#include "sql/statement.h"

namespace lockstep::replay {

/// One statement on its way into the model: what it changes, and what is to be said about it. Statements in a DO have
/// a step each.
struct Step {
  Database& database;
  TransactionState& transaction;
  std::string_view text;  // of the file
  const sql::Nesting& nesting;
  Origin origin;                     // of the statement
  bool has_run = false;              // it is of an old migration: where it is refused, the model is wrong
  bool may_begin_elsewhere = false;  // it is of the first migration: what it finds missing was made elsewhere
  std::vector<Conflict>& conflicts;

  /// Whether it may not run: in IF, a loop, an exception handler.
  bool may_not_run() const { return nesting.in_condition || nesting.in_loop; }
  Existence existence() const { return may_not_run() ? Existence::kPossible : Existence::kCertain; }
  /// Whether a handler around it catches the error.
  bool forgives(std::string_view sqlstate) const;
  /// Whether it is caught when the object is there already, so that what stands in the model may be an older one.
  bool forgives_duplicates() const;
  Origin at(sql::Span span) const;

  std::string source(sql::Span span) const;
  /// With the parentheses around it, as far as they stand within `limit`: they belong to a default and to an index key.
  std::string source_with_parentheses(sql::Span span, sql::Span limit) const;

  /// Without them: the grammar wants one pair around a check, a policy and a generated expression. The rest belongs to
  /// the expression.
  std::string source_within_parentheses(sql::Span span, sql::Span limit) const;

  /// Notes a conflict, unless a handler forgives it.
  void refuse(std::string_view sqlstate, std::string message, sql::Span place, std::vector<Dependent> dependents = {});
  /// The same where the model may lack something.
  void doubt(std::string_view sqlstate, std::string message, sql::Span place, std::vector<Dependent> dependents = {});
  void note(std::string_view sqlstate, std::string message, sql::Span place, bool is_certain,
            std::vector<Dependent> dependents = {});
  /// Notes that something is not there. When the statement has run all the same, or is of the first migration, it was
  /// made elsewhere: then the database is open from now on, and the answer is true.
  bool is_made_elsewhere(std::string_view sqlstate, std::string message, sql::Span place);
};

/// "schema.name", or "name" in public and without schema.
std::string shown(const sql::QualifiedName& name);
std::string shown(const std::string& schema, const std::string& name);

}  // namespace lockstep::replay
