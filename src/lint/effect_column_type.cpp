#include <algorithm>

#include "lint/effect_alter_table.h"
#include "lint/effect_drop.h"

// ALTER COLUMN … TYPE. Even where the rows stay as they are, CHECK constraints on the column are made again and held
// against every row, and so are indexes on expressions of it and partial ones: PostgreSQL does not compare expressions
// (CheckIndexCompatible). Foreign keys are made again too, with locks on both sides.
namespace lockstep::lint {
namespace {

using sql::Expression;
using sql::ExpressionKind;

bool is_in(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The graver of two changes in a row.
TypeChange larger_of(TypeChange a, TypeChange b) {
  const auto weight = [](TypeChange one) {
    switch (one) {
      case TypeChange::kFree:
        return 0;
      case TypeChange::kIndexRebuild:
        return 1;
      case TypeChange::kUnknown:
        return 2;
      case TypeChange::kRewrite:
        return 3;
    }
    return 3;
  };
  return weight(a) >= weight(b) ? a : b;
}

/// Takes `type` through the casts of USING. Anything but casts of the column itself makes new values.
TypeChange through(const Expression& value, const std::string& column, const replay::Database& before,
                   sql::TypeName& type) {
  switch (value.kind) {
    case ExpressionKind::kColumn:
      return value.text == column ? TypeChange::kFree : TypeChange::kRewrite;
    case ExpressionKind::kCollate:
      return through(value.operands.at(0), column, before, type);
    case ExpressionKind::kCast: {
      const TypeChange inner = through(value.operands.at(0), column, before, type);
      const TypeChange cast = type_change(type, *value.type, before);
      type = *value.type;
      return larger_of(inner, cast);
    }
    default:
      return TypeChange::kRewrite;
  }
}

/// Of the column and USING; nothing is known of a column that is not known.
TypeChange change_of(const replay::Column* column, const sql::AlterAction& action, const replay::Database& before) {
  const bool is_known = column != nullptr && column->is_type_known;
  if (action.expression == nullptr) {
    return is_known ? type_change(column->type, action.column->type, before) : TypeChange::kUnknown;
  }
  if (!is_known) {
    sql::TypeName ignored;
    const bool is_cast = through(*action.expression, action.name.text, before, ignored) != TypeChange::kRewrite ||
                         action.expression->kind == ExpressionKind::kCast;
    return is_cast ? TypeChange::kUnknown : TypeChange::kRewrite;
  }
  sql::TypeName type = column->type;
  const TypeChange inner = through(*action.expression, column->name, before, type);
  return larger_of(inner, type_change(type, action.column->type, before));
}

/// Whether values are compared in another way than before.
bool changes_collation(const replay::Column& column, const sql::Column& wanted) {
  const auto plain = [](const std::string& name) { return name == "default" ? std::string() : name; };
  return plain(column.collation) != plain(wanted.collation.name);
}

/// What is built anew, or held against every row, though the rows stay as they are.
Doing doing_of_dependents(const replay::Relation& relation, const replay::Column& column, bool compares_anew) {
  Doing doing;
  for (const replay::Index& index : relation.indexes) {
    if (!is_in(index.columns, column.name)) continue;
    const auto is_key = [&](const replay::IndexKey& key) { return key.column == column.name; };
    const auto is_expression = [](const replay::IndexKey& key) { return key.column.empty(); };
    const bool is_keyed = std::any_of(index.keys.begin(), index.keys.end(), is_key);
    const bool is_opaque = index.where || std::any_of(index.keys.begin(), index.keys.end(), is_expression);
    if (!is_opaque && !(compares_anew && is_keyed)) continue;
    doing = more_of(std::move(doing), {Work::kIndexBuild, "the index " + index.name + " is built anew", false});
  }
  for (const replay::Constraint& constraint : relation.constraints) {
    const bool is_checked = constraint.kind == sql::ConstraintKind::kCheck && constraint.is_valid &&
                            constraint.is_enforced && is_in(constraint.columns, column.name);
    if (!is_checked) continue;
    doing =
        more_of(std::move(doing), {Work::kScan, "the CHECK " + constraint.name + " is held against every row", false});
  }
  return doing;
}

std::string name_of(const sql::TypeName& type) {
  std::string name = type.name;
  for (std::size_t at = 0; at < type.modifiers.size(); ++at) name += (at == 0 ? "(" : ", ") + type.modifiers[at];
  if (!type.modifiers.empty()) name += ")";
  return type.dimensions > 0 ? name + "[]" : name;
}

std::string reason_of(const replay::Column* column, const sql::AlterAction& action, TypeChange change) {
  if (column == nullptr || !column->is_type_known) return "the type before is not known";
  const std::string types = name_of(column->type) + " to " + name_of(action.column->type);
  if (change == TypeChange::kUnknown) return types + " may need other bytes";
  return action.expression == nullptr ? types + " needs other bytes, or a check of each value"
                                      : "USING computes new values";
}

Doing type_doing(const replay::Relation& relation, const sql::AlterAction& action, const replay::Database& before) {
  const replay::Column* column = replay::find_column(relation, action.name.text);
  const TypeChange change = change_of(column, action, before);
  if (change == TypeChange::kRewrite || change == TypeChange::kUnknown) {
    return {Work::kRewrite, reason_of(column, action, change), change == TypeChange::kUnknown};
  }
  const bool compares_anew = change == TypeChange::kIndexRebuild || changes_collation(*column, *action.column);
  return doing_of_dependents(relation, *column, compares_anew);
}

/// Foreign keys from and to the column are dropped and made again.
void add_foreign_key_effects(const replay::Relation& relation, const std::string& column, bool is_rewritten,
                             EffectList& list) {
  for (const replay::Constraint& constraint : relation.constraints) {
    if (constraint.kind != sql::ConstraintKind::kForeignKey || !is_in(constraint.columns, column)) continue;
    add_referenced(constraint, LockMode::kAccessExclusive, list);
  }
  for_each_foreign_key_to(relation, list.before(), [&](const replay::Relation& from, const replay::Constraint& key) {
    if (!is_in(key.foreign_columns, column)) return;
    const Doing scan = {Work::kScan, "every row's key is looked up in the other table again", false};
    list.add_other(from, LockMode::kAccessExclusive, is_rewritten && key.is_valid ? scan : Doing{});
  });
}

}  // namespace

void add_type_effects(const Altered& table, const sql::AlterAction& action) {
  constexpr LockMode kLock = LockMode::kAccessExclusive;
  if (table.relation == nullptr) {
    const TypeChange change = change_of(nullptr, action, table.before());
    return table.add(kLock, {Work::kRewrite, reason_of(nullptr, action, change), change == TypeChange::kUnknown});
  }
  table.add_each(kLock, Reach::kDescendants, [&](const auto& one) { return type_doing(one, action, table.before()); });
  const bool is_rewritten = type_doing(*table.relation, action, table.before()).work == Work::kRewrite;
  add_foreign_key_effects(*table.relation, action.name.text, is_rewritten, table.list);
  for (const replay::Relation* descendant : table.reached(Reach::kDescendants)) {
    add_foreign_key_effects(*descendant, action.name.text, is_rewritten, table.list);
  }
}

}  // namespace lockstep::lint
