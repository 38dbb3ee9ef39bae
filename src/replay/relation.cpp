#include "replay/relation.h"

#include <algorithm>

namespace lockstep::replay {
namespace {

template <typename T>
const T* find_by_name(const std::vector<T>& all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::string_view words(RelationKind kind) {
  switch (kind) {
    case RelationKind::kTable:
      return "table";
    case RelationKind::kForeignTable:
      return "foreign table";
    case RelationKind::kView:
      return "view";
    case RelationKind::kMaterializedView:
      return "materialized view";
    case RelationKind::kSequence:
      return "sequence";
    case RelationKind::kCompositeType:
      return "composite type";
  }
  return "";
}

const Column* find_column(const Relation& relation, std::string_view name) {
  return find_by_name(relation.columns, name);
}

const Column* find_column(const Relation& relation, std::uint32_t number) {
  const auto found = std::find_if(relation.columns.begin(), relation.columns.end(),
                                  [&](const Column& column) { return column.number == number; });
  return found == relation.columns.end() ? nullptr : &*found;
}

const Constraint* find_constraint(const Relation& relation, std::string_view name) {
  return find_by_name(relation.constraints, name);
}

const Constraint* find_primary_key(const Relation& relation) {
  const auto found = std::find_if(relation.constraints.begin(), relation.constraints.end(),
                                  [](const Constraint& one) { return one.kind == sql::ConstraintKind::kPrimaryKey; });
  return found == relation.constraints.end() ? nullptr : &*found;
}

const Index* find_index(const Relation& relation, std::string_view name) {
  return find_by_name(relation.indexes, name);
}

const Policy* find_policy(const Relation& relation, std::string_view name) {
  return find_by_name(relation.policies, name);
}

const Trigger* find_trigger(const Relation& relation, std::string_view name) {
  return find_by_name(relation.triggers, name);
}

const Rule* find_rule(const Relation& relation, std::string_view name) {
  return find_by_name(relation.rules, name);
}

}  // namespace lockstep::replay
