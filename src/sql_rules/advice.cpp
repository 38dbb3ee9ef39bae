#include "sql_rules/advice.h"

#include "base/text.h"

namespace lockstep::sql_rules {
namespace {

std::string_view ending_of(sql::ConstraintKind kind) {
  switch (kind) {
    case sql::ConstraintKind::kForeignKey:
      return "fkey";
    case sql::ConstraintKind::kPrimaryKey:
      return "pkey";
    case sql::ConstraintKind::kUnique:
      return "key";
    case sql::ConstraintKind::kNotNull:
      return "not_null";
    case sql::ConstraintKind::kExclusion:
      return "excl";
    default:
      return "check";
  }
}

/// What PostgreSQL makes the name from: all columns of a key, the one column that a CHECK is about.
std::string named_after(const sql::Constraint& constraint, std::string_view column) {
  if (!column.empty()) return std::string(column);
  if (constraint.kind == sql::ConstraintKind::kPrimaryKey) return "";
  std::vector<std::string> names;
  for (const sql::Name& name : constraint.columns) names.push_back(name.text);
  return base::join(names, "_");
}

}  // namespace

std::string outside_transaction(const lint::Situation& at, const std::string& sql) {
  if (at.settings.runner == lint::Runner::kDrizzle) {
    return "drizzle runs every migration in a transaction, where this cannot be; on a large table run it by hand "
           "before the deploy:\n" +
           sql;
  }
  if (!at.transaction.is_open) return "instead:\n" + sql;
  return "in a migration without a transaction:\n" + sql;
}

std::string in_two_transactions(const lint::Situation& at, const std::string& first, const std::string& then) {
  if (at.settings.runner == lint::Runner::kDrizzle) {
    return first + "\nand in a migration of a later deploy (drizzle runs all that are pending in one transaction):\n" +
           then;
  }
  return first + (at.transaction.is_open ? "\nand in the next migration:\n" : "\nand then:\n") + then;
}

std::string with_lock_timeout(const lint::Situation& at, const std::string& what) {
  const std::string set = at.transaction.is_open ? "SET LOCAL lock_timeout = '5s';" : "SET lock_timeout = '5s';";
  return what + "; give up early instead of queueing everybody, and try again:\n" + set;
}

std::string alter(const sql::QualifiedName& table) {
  return "ALTER TABLE " + lint::quoted(table) + " ";
}

ConstraintText constraint_text(const lint::Situation& at, const sql::QualifiedName& table,
                               const sql::Constraint& constraint, std::string_view column) {
  ConstraintText text;
  sql::Span body = constraint.span;
  if (constraint.name.text.empty()) {
    text.name = lint::suggested_name(table, named_after(constraint, column), ending_of(constraint.kind));
  } else {
    text.name = constraint.name.text;
    body.begin = constraint.name.span.end;
  }
  std::string definition(base::trim(at.text_of(body)));
  if (constraint.kind == sql::ConstraintKind::kForeignKey && !column.empty()) {
    definition = "FOREIGN KEY (" + lint::quoted(column) + ") " + definition;
  }
  text.definition = "CONSTRAINT " + lint::quoted(text.name) + " " + definition;
  return text;
}

}  // namespace lockstep::sql_rules
