#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "replay/database.h"

// Who stands on what. Each object says what it uses; slots have the ids of those that may use them, and each of these
// is asked again here.

namespace lockstep::replay {
namespace {

/// A part of an object with what it uses.
struct Part {
  PartKind kind;
  const std::string* name;  // null for kWhole
  std::span<const Use> uses;
  Existence existence = Existence::kCertain;
};

template <typename Visitor>
void for_each_part(const Relation& relation, Visitor visit) {
  visit(Part{PartKind::kWhole, nullptr, relation.uses});
  for (const Column& column : relation.columns) {
    const std::array<Use, 1> type = {{{column.type_id, 0, true}}};
    visit(Part{PartKind::kColumn, &column.name, type, column.existence});
    const PartKind kind = column.generated ? PartKind::kGenerated : PartKind::kDefault;
    visit(Part{kind, &column.name, column.uses, column.existence});
  }
  for (const Constraint& one : relation.constraints) {
    visit(Part{PartKind::kConstraint, &one.name, one.uses, one.existence});
  }
  for (const Index& one : relation.indexes) visit(Part{PartKind::kIndex, &one.name, one.uses, one.existence});
  for (const Policy& one : relation.policies) visit(Part{PartKind::kPolicy, &one.name, one.uses, one.existence});
  for (const Trigger& one : relation.triggers) visit(Part{PartKind::kTrigger, &one.name, one.uses, one.existence});
  for (const Rule& one : relation.rules) visit(Part{PartKind::kRule, &one.name, one.uses, one.existence});
}

template <typename Visitor>
void for_each_part(const Object& object, Visitor visit) {
  if (const auto* relation = std::get_if<Relation>(&object)) {
    for_each_part(*relation, visit);
    if (relation->of_type != 0 || !relation->inherits.empty()) {
      Uses uses = {{relation->of_type, 0, true}};
      if (relation->partition_of == 0) {
        for (const Id parent : relation->inherits) uses.push_back({parent, 0, true});
      }
      visit(Part{PartKind::kWhole, nullptr, uses, relation->existence});
    }
  } else if (const auto* type = std::get_if<Type>(&object)) {
    const std::array<Use, 1> base = {{{type->base_id, 0, true}}};
    visit(Part{PartKind::kWhole, nullptr, base, type->existence});
    for (const Constraint& one : type->constraints) visit(Part{PartKind::kConstraint, &one.name, one.uses});
  } else if (const auto* function = std::get_if<Function>(&object)) {
    visit(Part{PartKind::kWhole, nullptr, function->uses, function->existence});
  }
}

std::string qualified(const std::string& schema, const std::string& name) {
  return schema.empty() || schema == "public" ? name : schema + "." + name;
}

std::string describe(const Object& object) {
  if (const auto* relation = std::get_if<Relation>(&object)) {
    return std::string(words(relation->kind)) + " " + qualified(relation->schema, relation->name);
  }
  if (const auto* type = std::get_if<Type>(&object)) return "type " + qualified(type->schema, type->name);
  if (const auto* function = std::get_if<Function>(&object)) {
    return std::string(function->is_procedure ? "procedure " : "function ") +
           qualified(function->schema, function->name) + "(" + signature(*function) + ")";
  }
  return "";
}

/// In PostgreSQL's words.
std::string describe(const Object& object, const Part& part) {
  const std::string owner = describe(object);
  switch (part.kind) {
    case PartKind::kWhole:
      return owner;
    case PartKind::kColumn:
    case PartKind::kGenerated:
      return "column " + *part.name + " of " + owner;
    case PartKind::kDefault:
      return "default value for column " + *part.name + " of " + owner;
    case PartKind::kConstraint:
      return "constraint " + *part.name + " on " + owner;
    case PartKind::kIndex:
      return "index " + *part.name;
    case PartKind::kPolicy:
      return "policy " + *part.name + " on " + owner;
    case PartKind::kTrigger:
      return "trigger " + *part.name + " on " + owner;
    case PartKind::kRule:
      return "rule " + *part.name + " on " + owner;
  }
  return owner;
}

/// Adds the parts that use what `is_used` tells of, each once.
template <typename Predicate>
void collect(const Object& object, Id id, Predicate is_used, std::vector<Dependent>& dependents) {
  for_each_part(object, [&](const Part& part) {
    const auto use =
        std::find_if(part.uses.begin(), part.uses.end(), [&](const Use& one) { return is_used(one, part); });
    if (use == part.uses.end()) return;
    dependents.push_back({id, part.kind, part.name == nullptr ? "" : *part.name, use->column,
                          use->is_certain && part.existence == Existence::kCertain, describe(object, part)});
  });
}

}  // namespace

std::vector<Id> Database::possible_dependents(Id id) const {
  std::vector<Id> ids = slots_[id].dependents;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<Dependent> Database::dependents_of(const Relation& relation) const {
  std::vector<Dependent> dependents;
  const auto is_used = [&](const Use& use, const Part&) { return use.object == relation.id; };
  for (const Id id : possible_dependents(relation.id)) collect(object(id), id, is_used, dependents);
  return dependents;
}

std::vector<Dependent> Database::dependents_of(const Relation& relation, const Column& column) const {
  std::vector<Dependent> dependents;
  // Its own checks, keys and indexes do not use the columns that they are over: they go with them.
  const auto is_used = [&](const Use& use, const Part&) {
    return use.object == relation.id && use.column == column.number;
  };
  for (const Id id : possible_dependents(relation.id)) collect(object(id), id, is_used, dependents);
  collect(object(relation.id), relation.id, is_used, dependents);
  return dependents;
}

std::vector<Dependent> Database::dependents_of(const Type& type) const {
  std::vector<Dependent> dependents;
  const auto is_used = [&](const Use& use, const Part&) { return use.object == type.id; };
  for (const Id id : possible_dependents(type.id)) collect(object(id), id, is_used, dependents);
  return dependents;
}

std::vector<Dependent> Database::dependents_of(const Function& function) const {
  std::vector<Dependent> dependents;
  const auto is_used = [&](const Use& use, const Part&) { return use.object == function.id; };
  for (const Id id : possible_dependents(function.id)) collect(object(id), id, is_used, dependents);
  return dependents;
}

std::vector<Dependent> Database::dependents_of_key(const Relation& table, std::string_view index) const {
  std::vector<Dependent> dependents;
  std::vector<Id> ids = possible_dependents(table.id);
  ids.push_back(table.id);
  for (const Id id : ids) {
    const Relation* referencing = relation(id);
    if (referencing == nullptr) continue;
    for (const Constraint& key : referencing->constraints) {
      if (key.foreign_table != table.id || key.index != index) continue;
      const Part part{PartKind::kConstraint, &key.name, key.uses, key.existence};
      dependents.push_back(
          {id, part.kind, key.name, 0, key.existence == Existence::kCertain, describe(object(id), part)});
    }
  }
  return dependents;
}

std::vector<Dependent> Database::columns_of_type(Id type_id) const {
  std::vector<Dependent> columns;
  std::set<Id> seen = {type_id};
  std::vector<Id> types = {type_id};
  while (!types.empty()) {
    const Id one = types.back();
    types.pop_back();
    const auto is_column = [&](const Use& use, const Part& part) {
      return use.object == one && part.kind == PartKind::kColumn;
    };
    for (const Id id : possible_dependents(one)) {
      collect(object(id), id, is_column, columns);
      const Type* domain = type(id);
      if (domain != nullptr && domain->base_id == one && seen.insert(id).second) types.push_back(id);
    }
  }
  return columns;
}

}  // namespace lockstep::replay
