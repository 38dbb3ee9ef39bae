#pragma once
#include <optional>
#include <string>
#include <vector>

#include "replay/step.h"

// Constraints that are added, and what of them PostgreSQL refuses.
namespace lockstep::replay {

/// A constraint of the table, or of one of its columns.
struct PendingConstraint {
  const sql::Constraint* written = nullptr;
  std::string column;  // that it is written at; empty for one of the table
};

enum class ConstraintContext { kCreateTable, kAlterTable };

/// In the order in which PostgreSQL adds them, on which the names depend that it chooses: checks, the primary key,
/// unique and exclusion constraints, foreign keys.
void add_constraints(Step& step, Id table, std::vector<PendingConstraint> pending, ConstraintContext context);

void add_check(Step& step, Id table, const PendingConstraint& pending);
void add_key(Step& step, Id table, const PendingConstraint& pending, ConstraintContext context);
void add_foreign_key(Step& step, Id table, const PendingConstraint& pending);

/// That no constraint of the table has the name; refused otherwise.
bool is_constraint_name_free(Step& step, const Relation& table, const std::string& name, sql::Span place);
/// Appends a constraint that nothing is wrong with.
void put_constraint(Step& step, Id table, Constraint constraint);
/// What every kind takes over from the text.
Constraint head_of(const Step& step, const sql::Constraint& written, const std::string& name);

void drop_constraint(Step& step, Id table, const sql::Name& name, bool if_exists, bool cascade);
/// Without asking anybody.
void erase_constraint(Step& step, Id table, const std::string& name);
void validate_constraint(Step& step, Id table, const sql::Name& name);

}  // namespace lockstep::replay
