#include "replay/types.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "replay/columns.h"
#include "replay/targets.h"

namespace lockstep::replay {
namespace {

constexpr std::size_t kMostLabels = 10'000;  // that are listed; no real enum comes near

/// A new type of the name; nothing when that is refused.
std::optional<Type> type_head(Step& step, const sql::QualifiedName& name, Type::Kind kind) {
  std::optional<std::string> schema = target_schema(step, name);
  if (!schema) return std::nullopt;
  if (step.forgives("42710")) {
    const Id known = step.database.holder({NameSpace::kType, *schema, name.name, {}});
    if (step.database.type(known) != nullptr) {
      step.database.change_type(known).existence = Existence::kCertain;
      return std::nullopt;
    }
  }
  if (!take_type_name(step, *schema, name.name, name.span)) return std::nullopt;
  Type type;
  type.kind = kind;
  type.schema = std::move(*schema);
  type.name = name.name;
  type.existence = step.existence();
  type.made_if_not_exists = step.forgives_duplicates();
  type.origin = step.origin;
  return type;
}

auto find_label(Type& type, const std::string& label) {
  return std::find_if(type.labels.begin(), type.labels.end(), [&](const EnumLabel& one) { return one.label == label; });
}

std::string not_a_label(const std::string& label) {
  return "\"" + label + "\" is not an existing enum label";
}

void add_value(Step& step, Type& type, const sql::AlterEnum& statement) {
  const std::string& label = statement.value.label;
  if (find_label(type, label) != type.labels.end()) {
    if (!statement.if_not_exists) {
      step.note("42710", "enum label \"" + label + "\" already exists", statement.value.span,
                type.existence == Existence::kCertain);
    }
    return;
  }
  auto place = type.labels.end();
  if (!statement.neighbor.span.empty()) {
    place = find_label(type, statement.neighbor.label);
    if (place == type.labels.end() && !type.may_have_more_labels) {
      step.note("22023", not_a_label(statement.neighbor.label), statement.neighbor.span,
                type.existence == Existence::kCertain);
      if (!step.has_run) return;
    }
    if (place != type.labels.end() && statement.is_after) ++place;
  }
  const Origin origin = step.at(statement.value.span);
  if (step.may_not_run() || type.labels.size() >= kMostLabels) {
    type.may_have_more_labels = true;
    return;
  }
  type.labels.insert(place, {label, origin});
  const bool is_type_new = type.origin.transaction == step.transaction.number;
  step.transaction.enum_values.push_back({type.id, label, origin, is_type_new});
}

void rename_value(Step& step, Type& type, const sql::AlterEnum& statement) {
  const auto known = find_label(type, statement.old_value.label);
  if (known == type.labels.end()) {
    if (type.may_have_more_labels) return;
    step.note("22023", not_a_label(statement.old_value.label), statement.old_value.span,
              type.existence == Existence::kCertain);
    return;
  }
  if (find_label(type, statement.value.label) != type.labels.end()) {
    step.refuse("42710", "enum label \"" + statement.value.label + "\" already exists", statement.value.span);
    return;
  }
  if (!step.may_not_run()) known->label = statement.value.label;
}

void create_composite(Step& step, const sql::CreateType& statement) {
  std::optional<std::string> schema = target_schema(step, statement.name);
  if (!schema) return;
  const sql::QualifiedName& name = statement.name;
  if (!take_type_name(step, *schema, name.name, name.span)) return;
  if (!take_relation_name(step, *schema, name.name, name.span)) return;
  Relation relation;
  relation.kind = RelationKind::kCompositeType;
  relation.schema = std::move(*schema);
  relation.name = name.name;
  relation.existence = step.existence();
  relation.made_if_not_exists = step.forgives_duplicates();
  relation.origin = step.origin;
  const Id id = step.database.add(std::move(relation));
  std::vector<PendingConstraint> pending;
  for (const sql::Column& attribute : statement.attributes) {
    if (find_column(*step.database.relation(id), attribute.name.text) != nullptr) {
      step.refuse("42701", "column \"" + attribute.name.text + "\" specified more than once", attribute.name.span);
      continue;
    }
    add_column(step, id, attribute, pending);
  }
}

}  // namespace

void apply_create_enum(Step& step, const sql::CreateEnum& statement) {
  std::optional<Type> type = type_head(step, statement.name, Type::Kind::kEnum);
  if (!type) return;
  for (const sql::EnumValue& value : statement.values) {
    if (find_label(*type, value.label) != type->labels.end()) {
      step.refuse("23505", "enum label \"" + value.label + "\" is written twice", value.span);
      continue;
    }
    type->labels.push_back({value.label, step.at(value.span)});
  }
  step.database.add(std::move(*type));
}

void apply_alter_enum(Step& step, const sql::AlterEnum& statement) {
  const Id id = target_type(step, statement.name, Type::Kind::kEnum, false);
  if (step.database.type(id) == nullptr) return;
  Type& type = step.database.change_type(id);
  if (type.kind != Type::Kind::kEnum) {
    step.refuse("42809", type.name + " is not an enum", statement.name.span);
  } else if (statement.kind == sql::AlterEnum::Kind::kAddValue) {
    add_value(step, type, statement);
  } else {
    rename_value(step, type, statement);
  }
}

void apply_create_type(Step& step, const sql::CreateType& statement) {
  if (statement.kind == sql::CreateType::Kind::kComposite) return create_composite(step, statement);
  const Type::Kind kind = statement.kind == sql::CreateType::Kind::kRange  ? Type::Kind::kRange
                          : statement.kind == sql::CreateType::Kind::kBase ? Type::Kind::kBase
                                                                           : Type::Kind::kShell;
  std::optional<std::string> schema = target_schema(step, statement.name);
  if (!schema) return;
  const Id shell = step.database.holder({NameSpace::kType, *schema, statement.name.name, {}});
  if (const Type* known = step.database.type(shell); known != nullptr && known->kind == Type::Kind::kShell) {
    step.database.change_type(shell).kind = kind;
    return;
  }
  std::optional<Type> type = type_head(step, statement.name, kind);
  if (type) step.database.add(std::move(*type));
}

}  // namespace lockstep::replay
