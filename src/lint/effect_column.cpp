#include <algorithm>

#include "lint/effect_alter_table.h"
#include "lint/effect_not_null.h"
#include "lint/effect_types.h"
#include "lint/situation.h"
#include "sql/parse.h"

// ADD COLUMN and SET NOT NULL. A new column costs nothing when all rows can have the same value: it is kept beside the
// table then (since 11).
namespace lockstep::lint {
namespace {

using sql::ConstraintKind;

bool is_serial(const sql::TypeName& type) {
  return type.schema.empty() && (type.name == "smallserial" || type.name == "serial" || type.name == "bigserial");
}

bool is_null(const sql::Expression& value) {
  const sql::Expression* inner = &value;
  while (inner->kind == sql::ExpressionKind::kCast) inner = &inner->operands.at(0);
  return inner->kind == sql::ExpressionKind::kNull;
}

/// The value that rows get which are there, and what giving it to them costs.
struct NewValue {
  Doing doing;
  bool has_value = false;  // other than NULL
};

NewValue new_value_of(const sql::Column& column, const replay::Database& before) {
  if (is_serial(column.type) || find_constraint(column, ConstraintKind::kIdentity) != nullptr) {
    return {{Work::kRewrite, "every row gets a number of its sequence", false}, true};
  }
  if (const auto* generated = find_constraint(column, ConstraintKind::kGenerated)) {
    if (generated->is_virtual) return {};  // NOT NULL has it computed for every row
    return {{Work::kRewrite, "its values are computed and stored", false}, true};
  }
  const FlatType type = flat_type(column.type, before);
  NewValue value;
  if (const auto* written = find_constraint(column, ConstraintKind::kDefault)) {
    value = {default_doing(*written->expression, before), !is_null(*written->expression)};
  } else if (type.default_value != nullptr) {
    const auto parsed = sql::parse_expression(*type.default_value);
    value.has_value = !parsed || !is_null(*parsed);
    if (parsed) value.doing = default_doing(*parsed, before);
  }
  if (type.is_constrained) {
    value.doing =
        more_of({Work::kRewrite,
                 "the domain " + type.constrained_by + " has constraints that every row is held against", false},
                std::move(value.doing));
  }
  return value;
}

/// What the constraints that stand at the column read.
Doing constraints_doing(const sql::Column& column, bool has_value) {
  Doing doing;
  const bool has_written_default = find_constraint(column, ConstraintKind::kDefault) != nullptr ||
                                   find_constraint(column, ConstraintKind::kIdentity) != nullptr ||
                                   is_serial(column.type);
  for (const sql::Constraint& constraint : column.constraints) {
    switch (constraint.kind) {
      case ConstraintKind::kNotNull:
        if (!has_value) doing = more_of(std::move(doing), {Work::kScan, "NULL is looked for in every row", false});
        break;
      case ConstraintKind::kCheck:
        if (constraint.is_not_enforced) break;
        doing = more_of(std::move(doing), {Work::kScan, "its CHECK is held against every row", false});
        break;
      case ConstraintKind::kPrimaryKey:
      case ConstraintKind::kUnique:
        doing = more_of(std::move(doing), {Work::kIndexBuild, "its index is built", false});
        break;
      case ConstraintKind::kForeignKey:
        // With DEFAULT NULL too.
        if (!has_written_default || constraint.is_not_enforced) break;
        doing = more_of(std::move(doing), {Work::kScan, "every row's key is looked up in the other table", false});
        break;
      default:
        break;
    }
  }
  return doing;
}

bool is_there(const Altered& table, const sql::AlterAction& action) {
  if (table.relation == nullptr || !action.if_not_exists) return false;
  const replay::Column* column = replay::find_column(*table.relation, action.column->name.text);
  return column != nullptr && column->existence == replay::Existence::kCertain;
}

}  // namespace

Doing default_doing(const sql::Expression& value, const replay::Database& before) {
  const VolatilityOf found = volatility_of(value, before);
  switch (found.volatility) {
    case Volatility::kStable:
      return {};
    case Volatility::kVolatile:
      return {Work::kRewrite, "its default calls " + found.function + ", which gives every row another value", false};
    case Volatility::kUnknown:
      if (found.function.empty()) return {Work::kRewrite, "its default may give every row another value", true};
      return {Work::kRewrite, "its default calls " + found.function + ", which may give every row another value", true};
  }
  return {};
}

Doing not_null_doing(const replay::Relation& relation, std::string_view name) {
  const replay::Column* column = replay::find_column(relation, name);
  if (column == nullptr) return {Work::kScan, "NULL is looked for in every row", !relation.open_columns.empty()};
  const bool is_certain = column->existence == replay::Existence::kCertain;
  if (column->not_null && is_certain) return {};
  if (proof_of_not_null(relation, *column) != nullptr) return {};
  return {Work::kScan, "NULL is looked for in every row", relation.is_assumed || !relation.open_parts.empty()};
}

void add_column_effects(const Altered& table, const sql::AlterAction& action) {
  if (is_there(table, action)) return table.add(LockMode::kAccessExclusive);
  const NewValue value = new_value_of(*action.column, table.before());
  const Doing doing = more_of(value.doing, constraints_doing(*action.column, value.has_value));
  table.add(LockMode::kAccessExclusive, doing, Reach::kDescendants);
  for (const sql::Constraint& constraint : action.column->constraints) {
    if (constraint.kind != ConstraintKind::kForeignKey) continue;
    add_referenced(constraint.reference->table, LockMode::kShareRowExclusive, table.list);
  }
}

void add_not_null_effects(const Altered& table, const sql::AlterAction& action) {
  const std::string& column = action.name.text;
  constexpr LockMode kLock = LockMode::kAccessExclusive;
  if (table.relation == nullptr) return table.add(kLock, {Work::kScan, "NULL is looked for in every row", true});
  table.add_each(kLock, Reach::kDescendants, [&](const auto& relation) { return not_null_doing(relation, column); });
}

}  // namespace lockstep::lint
