#include <algorithm>
#include <utility>

#include "replay/dropping.h"
#include "replay/indexes.h"
#include "replay/targets.h"

// DROP. All objects of one statement go together, so what stands on one of them may be another.

namespace lockstep::replay {
namespace {

using sql::ObjectKind;

std::optional<RelationKind> relation_kind(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::kTable:
      return RelationKind::kTable;
    case ObjectKind::kForeignTable:
      return RelationKind::kForeignTable;
    case ObjectKind::kView:
      return RelationKind::kView;
    case ObjectKind::kMaterializedView:
      return RelationKind::kMaterializedView;
    case ObjectKind::kSequence:
      return RelationKind::kSequence;
    default:
      return std::nullopt;
  }
}

/// Not there: says so, unless IF EXISTS. Something that was made elsewhere needs no place in the model to be dropped.
void note_missing(Step& step, const sql::Drop& statement, std::string_view sqlstate, std::string message,
                  sql::Span place) {
  if (statement.if_exists) return;
  step.is_made_elsewhere(sqlstate, std::move(message), place);
}

void remember_dropped(Step& step, NameSpace space, const sql::QualifiedName& name) {
  const std::string schema = step.database.creation_schema(name);
  if (schema.empty() || step.may_not_run()) return;
  const NameView key{space, schema, name.name};
  if (step.database.holder(key) == 0) step.database.free_name(key);
}

Id find_relation_to_drop(Step& step, const sql::Drop& statement, const sql::QualifiedName& name, RelationKind kind) {
  const Lookup<Relation> found = step.database.find_relation(name);
  if (!found) {
    if (found.is_absent()) {
      note_missing(step, statement, "42P01", std::string(words(kind)) + " \"" + shown(name) + "\" does not exist",
                   name.span);
    }
    remember_dropped(step, NameSpace::kRelation, name);
    return 0;
  }
  const bool is_kind = found->kind == kind || found->is_assumed;
  if (is_kind) return found->id;
  step.note("42809", "\"" + found->name + "\" is not a " + std::string(words(kind)), name.span,
            found->existence == Existence::kCertain);
  return 0;
}

Id find_type_to_drop(Step& step, const sql::Drop& statement, const sql::QualifiedName& name) {
  const TypeLookup found = step.database.find_type(name);
  if (found.type != nullptr) {
    const bool is_domain = found.type->kind == Type::Kind::kDomain;
    if (statement.kind != ObjectKind::kDomain || is_domain) return found.type->id;
    step.refuse("42809", "\"" + found.type->name + "\" is not a domain", name.span);
    return 0;
  }
  if (found.row_of != nullptr) {
    if (found.row_of->kind == RelationKind::kCompositeType) return found.row_of->id;
    step.refuse("2BP01", "cannot drop type " + name.name + " because table " + name.name + " requires it", name.span);
    return 0;
  }
  if (found.presence == Presence::kAbsent) {
    note_missing(step, statement, "42704", "type \"" + shown(name) + "\" does not exist", name.span);
  }
  remember_dropped(step, NameSpace::kType, name);
  return 0;
}

Id find_function_to_drop(Step& step, const sql::Drop& statement, const sql::ObjectName& name) {
  const std::vector<const Function*> overloads = step.database.find_functions(name.name);
  if (!name.has_arguments && overloads.size() > 1) {
    step.refuse("42725", "function name \"" + name.name.name + "\" is not unique", name.name.span);
    return 0;
  }
  const Lookup<Function> found = step.database.find_function(name);
  if (found) return found->id;
  if (found.is_absent()) {
    note_missing(step, statement, "42883",
                 "function " + shown(name.name) + "(" + signature_of(name.arguments) + ") does not exist",
                 name.name.span);
  }
  return 0;
}

void drop_ids(Step& step, const sql::Drop& statement, const std::vector<Id>& ids) {
  if (step.may_not_run()) {
    for (const Id id : ids) {
      if (step.database.relation(id) != nullptr) step.database.change_relation(id).existence = Existence::kPossible;
      if (step.database.type(id) != nullptr) step.database.change_type(id).existence = Existence::kPossible;
      if (step.database.function(id) != nullptr) step.database.change_function(id).existence = Existence::kPossible;
    }
    return;
  }
  std::set<Id> doomed;
  for (const Id id : ids) add_with_parts(step.database, id, doomed);
  std::vector<Dependent> dependents = dependents_outside(step.database, doomed);
  if (!dependents.empty() && !statement.cascade) {
    const std::string& name = statement.objects.front().name.name;
    step.refuse(
        "2BP01",
        "cannot drop " + std::string(sql::words(statement.kind)) + " " + name + " because other objects depend on it",
        statement.objects.front().name.span, dependents);
    if (!step.has_run) return;
  }
  drop_dependents(step, std::move(dependents));
  remove_all(step, doomed);
}

void drop_index(Step& step, const sql::Drop& statement, const sql::QualifiedName& name) {
  const IndexLookup found = step.database.find_index(name);
  if (found.index == nullptr) {
    if (found.presence == Presence::kAbsent) {
      if (step.database.find_relation(name)) {
        step.refuse("42809", "\"" + name.name + "\" is not an index", name.span);
      } else {
        note_missing(step, statement, "42704", "index \"" + shown(name) + "\" does not exist", name.span);
      }
    }
    remember_dropped(step, NameSpace::kRelation, name);
    return;
  }
  const Id table = found.table->id;
  if (found.index->is_of_constraint || found.index->parent != 0) {
    const std::string other = found.index->parent != 0 ? "index " + found.index->parent_index
                                                       : "constraint " + name.name + " on table " + found.table->name;
    step.refuse("2BP01", "cannot drop index " + name.name + " because " + other + " requires it", name.span);
    return;
  }
  std::vector<Dependent> dependents = step.database.dependents_of_key(*found.table, name.name);
  if (!dependents.empty() && !statement.cascade) {
    step.refuse("2BP01", "cannot drop index " + name.name + " because other objects depend on it", name.span,
                std::move(dependents));
    return;
  }
  if (step.may_not_run()) {
    for (Index& one : step.database.change_relation(table).indexes) {
      if (one.name == name.name) one.existence = Existence::kPossible;
    }
    return;
  }
  drop_dependents(step, std::move(dependents));
  erase_index(step, table, name.name);
}

/// Triggers, policies and rules.
void drop_part(Step& step, const sql::Drop& statement, const sql::ObjectName& name) {
  const Id table = target_relation(step, name.on, RelationKind::kTable, statement.if_exists);
  if (table == 0) return;
  const Relation& relation = *step.database.relation(table);
  const std::string& part = name.name.name;
  const bool is_there = statement.kind == ObjectKind::kTrigger  ? find_trigger(relation, part) != nullptr
                        : statement.kind == ObjectKind::kPolicy ? find_policy(relation, part) != nullptr
                                                                : find_rule(relation, part) != nullptr;
  if (!is_there) {
    if (!relation.open_parts.empty() || statement.if_exists) return;
    step.note("42704",
              std::string(sql::words(statement.kind)) + " \"" + part + "\" for relation \"" + relation.name +
                  "\" does not exist",
              name.name.span, relation.existence == Existence::kCertain);
    return;
  }
  if (step.may_not_run()) return;
  if (statement.kind == ObjectKind::kTrigger) erase_trigger(step, table, part);
  if (statement.kind == ObjectKind::kPolicy) erase_policy(step, table, part);
  if (statement.kind == ObjectKind::kRule) erase_rule(step, table, part);
}

/// What is in the schema.
std::vector<Id> contents_of(const Database& database, const std::string& schema) {
  std::vector<Id> ids;
  for (Id id = 1; id <= database.last_id(); ++id) {
    const Relation* relation = database.relation(id);
    const Type* type = database.type(id);
    const Function* function = database.function(id);
    const std::string* home = relation != nullptr   ? &relation->schema
                              : type != nullptr     ? &type->schema
                              : function != nullptr ? &function->schema
                                                    : nullptr;
    if (home != nullptr && *home == schema) ids.push_back(id);
  }
  return ids;
}

void drop_schema(Step& step, const sql::Drop& statement, const sql::QualifiedName& name) {
  const Lookup<Schema> found = step.database.find_schema(name.name);
  if (!found) {
    if (found.is_absent()) {
      note_missing(step, statement, "3F000", "schema \"" + name.name + "\" does not exist", name.span);
    }
    return;
  }
  const Id id = found->id;
  const std::vector<Id> contents = contents_of(step.database, name.name);
  if (!contents.empty() && !statement.cascade) {
    step.refuse("2BP01", "cannot drop schema " + name.name + " because other objects depend on it", name.span);
    return;
  }
  if (step.may_not_run()) {
    step.database.change_schema(id).existence = Existence::kPossible;
    return;
  }
  drop_ids(step, statement, contents);
  step.database.remove(id);
}

template <typename T>
void drop_named(Step& step, const sql::Drop& statement, const Lookup<T>& found, const sql::QualifiedName& name) {
  if (found.is_absent()) {
    note_missing(step, statement, "42704",
                 std::string(sql::words(statement.kind)) + " \"" + name.name + "\" does not exist", name.span);
  }
  if (found && !step.may_not_run()) step.database.remove(found->id);
}

}  // namespace

void apply_drop(Step& step, const sql::Drop& statement) {
  std::vector<Id> ids;
  const std::optional<RelationKind> kind = relation_kind(statement.kind);
  for (const sql::ObjectName& object : statement.objects) {
    const sql::QualifiedName& name = object.name;
    Id id = 0;
    if (kind) id = find_relation_to_drop(step, statement, name, *kind);
    switch (statement.kind) {
      case ObjectKind::kIndex:
        drop_index(step, statement, name);
        break;
      case ObjectKind::kType:
      case ObjectKind::kDomain:
        id = find_type_to_drop(step, statement, name);
        break;
      case ObjectKind::kFunction:
      case ObjectKind::kProcedure:
      case ObjectKind::kRoutine:
      case ObjectKind::kAggregate:
        id = find_function_to_drop(step, statement, object);
        break;
      case ObjectKind::kTrigger:
      case ObjectKind::kPolicy:
      case ObjectKind::kRule:
        drop_part(step, statement, object);
        break;
      case ObjectKind::kSchema:
        drop_schema(step, statement, name);
        break;
      case ObjectKind::kExtension:
        drop_named(step, statement, step.database.find_extension(name.name), name);
        break;
      case ObjectKind::kPublication:
        drop_named(step, statement, step.database.find_publication(name.name), name);
        break;
      case ObjectKind::kRole:
        drop_named(step, statement, step.database.find_role(name.name), name);
        break;
      default:
        break;
    }
    if (id != 0) ids.push_back(id);
  }
  if (!ids.empty()) drop_ids(step, statement, ids);
}

}  // namespace lockstep::replay
