#include "replay/rename.h"

#include <algorithm>
#include <utility>

#include "replay/constraints.h"
#include "replay/indexes.h"
#include "replay/targets.h"

namespace lockstep::replay {
namespace {

using sql::ObjectKind;

constexpr std::string_view kMayBeRenamed = "a branch that may not run renames a part of it";

RelationKind renamed_kind(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::kView:
      return RelationKind::kView;
    case ObjectKind::kMaterializedView:
      return RelationKind::kMaterializedView;
    case ObjectKind::kSequence:
      return RelationKind::kSequence;
    case ObjectKind::kForeignTable:
      return RelationKind::kForeignTable;
    case ObjectKind::kAttribute:
      return RelationKind::kCompositeType;
    default:
      return RelationKind::kTable;
  }
}

void note_renamed_part(Relation& relation) {
  relation.may_be_altered = true;
  if (relation.open_parts.empty()) relation.open_parts = kMayBeRenamed;
}

/// False when the index is not there.
bool rename_index_named(Step& step, const sql::QualifiedName& name, const sql::Name& new_name, bool if_exists) {
  const IndexLookup found = step.database.find_index(name);
  if (found.index == nullptr) {
    if (found.presence == Presence::kAbsent && !if_exists) {
      step.is_made_elsewhere("42P01", "relation \"" + shown(name) + "\" does not exist", name.span);
    }
    return false;
  }
  const Id table = found.table->id;
  if (!take_relation_name(step, found.table->schema, new_name.text, new_name.span)) return false;
  if (found.index->is_of_constraint && !is_constraint_name_free(step, *found.table, new_name.text, new_name.span)) {
    return false;
  }
  if (step.may_not_run()) {
    note_renamed_part(step.database.change_relation(table));
  } else {
    rename_index(step, table, name.name, new_name.text);
  }
  return true;
}

void rename_relation(Step& step, const sql::Rename& statement) {
  const sql::QualifiedName& name = statement.object.name;
  if (statement.kind == ObjectKind::kIndex || step.database.find_index(name).index != nullptr) {
    rename_index_named(step, name, statement.new_name, statement.if_exists);
    return;
  }
  const Id id = target_relation(step, name, renamed_kind(statement.kind), statement.if_exists);
  if (id == 0) return;
  const std::string schema = step.database.relation(id)->schema;
  if (!take_relation_name(step, schema, statement.new_name.text, statement.new_name.span)) return;
  const bool has_row_type = step.database.relation(id)->kind != RelationKind::kSequence;
  if (has_row_type && !take_type_name(step, schema, statement.new_name.text, statement.new_name.span)) return;
  if (step.may_not_run()) {
    step.database.change_relation(id).existence = Existence::kPossible;
    step.database.open("a branch that may not run renames a table", step.origin);
    return;
  }
  move_relation(step, id, schema, statement.new_name.text);
}

void rename_column_of(Step& step, const sql::Rename& statement) {
  const RelationKind kind =
      statement.kind == ObjectKind::kAttribute ? RelationKind::kCompositeType : renamed_kind(statement.relation_kind);
  const Id id = target_relation(step, statement.relation, kind, statement.if_exists);
  if (id == 0) return;
  const std::uint32_t number = target_column(step, id, statement.old_name);
  if (number == 0) return;
  const Relation& relation = *step.database.relation(id);
  const Column& column = *find_column(relation, number);
  if (column.is_inherited) {
    step.refuse("42P16", "cannot rename inherited column \"" + column.name + "\"", statement.old_name.span);
    return;
  }
  for (const Id below : with_descendants(step.database, id)) {
    const Column* known = find_column(*step.database.relation(below), statement.new_name.text);
    if (known == nullptr) continue;
    step.note("42701", "column \"" + known->name + "\" of relation \"" + relation.name + "\" already exists",
              statement.new_name.span, known->existence == Existence::kCertain);
    return;
  }
  if (step.may_not_run()) {
    Relation& changed = step.database.change_relation(id);
    column_of(changed, number)->existence = Existence::kPossible;
    if (changed.open_columns.empty()) changed.open_columns = kMayBeRenamed;
    return;
  }
  rename_column(step, id, statement.old_name.text, statement.new_name.text);
}

void rename_constraint(Step& step, const sql::Rename& statement) {
  const Id id = target_relation(step, statement.relation, RelationKind::kTable, statement.if_exists);
  if (id == 0) return;
  const Relation& table = *step.database.relation(id);
  const Lookup<Constraint> found = step.database.find_constraint(table, statement.old_name.text);
  if (found.is_absent()) {
    step.note("42704", "constraint \"" + statement.old_name.text + "\" for table \"" + table.name + "\" does not exist",
              statement.old_name.span, table.existence == Existence::kCertain);
  }
  if (!found) return;
  if (step.may_not_run()) {
    note_renamed_part(step.database.change_relation(id));
    return;
  }
  const std::string old_name = statement.old_name.text;
  const std::string& new_name = statement.new_name.text;
  if (!is_constraint_name_free(step, table, new_name, statement.new_name.span)) return;
  if (find_index(table, old_name) != nullptr && found->kind != sql::ConstraintKind::kForeignKey) {
    if (take_relation_name(step, table.schema, new_name, statement.new_name.span)) {
      rename_index(step, id, old_name, new_name);
    }
    return;
  }
  for (const Id one : with_descendants(step.database, id)) {
    Relation& changed = step.database.change_relation(one);
    for (Constraint& constraint : changed.constraints) {
      if (constraint.name != old_name || (one != id && !constraint.is_inherited)) continue;
      if (step.database.has_constraint(changed, new_name)) continue;
      step.database.free_constraint_name(changed, old_name);
      step.database.take_constraint_name(changed, new_name);
      constraint.name = new_name;
    }
  }
}

void rename_type(Step& step, const sql::Rename& statement) {
  const Type::Kind kind = statement.kind == ObjectKind::kDomain ? Type::Kind::kDomain : Type::Kind::kEnum;
  const Id id = target_type(step, statement.object.name, kind, statement.if_exists);
  if (id == 0) return;
  if (step.may_not_run()) {
    step.database.open("a branch that may not run renames a type", step.origin);
    return;
  }
  const Type* type = step.database.type(id);
  const std::string schema = type != nullptr ? type->schema : step.database.relation(id)->schema;
  if (!take_type_name(step, schema, statement.new_name.text, statement.new_name.span)) return;
  if (type != nullptr) {
    move_type(step, id, schema, statement.new_name.text);
  } else {
    move_relation(step, id, schema, statement.new_name.text);
  }
}

template <typename T>
void rename_part(Step& step, const sql::Rename& statement, std::vector<T> Relation::*parts, std::string_view noun) {
  const Id id = target_relation(step, statement.relation, RelationKind::kTable, statement.if_exists);
  if (id == 0) return;
  Relation& relation = step.database.change_relation(id);
  for (const T& one : relation.*parts) {
    if (one.name != statement.new_name.text) continue;
    step.note("42710",
              std::string(noun) + " \"" + one.name + "\" for relation \"" + relation.name + "\" already exists",
              statement.new_name.span, relation.existence == Existence::kCertain);
    return;
  }
  bool is_there = false;
  for (T& one : relation.*parts) {
    if (one.name != statement.old_name.text) continue;
    is_there = true;
    if (step.may_not_run()) {
      note_renamed_part(relation);
    } else {
      one.name = statement.new_name.text;
    }
  }
  if (is_there || !relation.open_parts.empty()) return;
  step.note(
      "42704",
      std::string(noun) + " \"" + statement.old_name.text + "\" for table \"" + relation.name + "\" does not exist",
      statement.old_name.span, relation.existence == Existence::kCertain);
}

/// Something may have been assumed to be in the schema that takes the name now.
bool is_in_the_way(const Database& database, const Relation& relation, const std::string& schema) {
  const auto is_taken = [&](NameSpace space, const std::string& name) {
    return database.holder({space, schema, name, {}}) != 0;
  };
  return is_taken(NameSpace::kRelation, relation.name) || is_taken(NameSpace::kType, relation.name) ||
         std::any_of(relation.indexes.begin(), relation.indexes.end(),
                     [&](const Index& index) { return is_taken(NameSpace::kRelation, index.name); });
}

void move_contents(Step& step, const std::string& from, const std::string& to) {
  for (Id id = 1; id <= step.database.last_id(); ++id) {
    if (const Relation* relation = step.database.relation(id); relation != nullptr && relation->schema == from) {
      if (!is_in_the_way(step.database, *relation, to)) move_relation(step, id, to, relation->name);
    } else if (const Type* type = step.database.type(id); type != nullptr && type->schema == from) {
      if (step.database.holder({NameSpace::kType, to, type->name, {}}) == 0) move_type(step, id, to, type->name);
    } else if (const Function* function = step.database.function(id); function != nullptr && function->schema == from) {
      move_function(step, id, to, function->name);
    }
  }
}

void rename_schema(Step& step, const sql::Rename& statement) {
  const std::string& old_name = statement.object.name.name;
  const std::string& new_name = statement.new_name.text;
  const Lookup<Schema> found = step.database.find_schema(old_name);
  if (found.is_absent()) {
    step.is_made_elsewhere("3F000", "schema \"" + old_name + "\" does not exist", statement.object.name.span);
  }
  if (!found || step.may_not_run()) return;
  if (step.database.find_schema(new_name)) {
    step.refuse("42P06", "schema \"" + new_name + "\" already exists", statement.new_name.span);
    return;
  }
  Schema& schema = step.database.change_schema(found->id);
  step.database.free_name({NameSpace::kSchema, {}, old_name, {}});
  schema.name = new_name;
  step.database.take_name({NameSpace::kSchema, {}, new_name, {}}, schema.id);
  move_contents(step, old_name, new_name);
}

void move_function_if_free(Step& step, const Function& function, const std::string& schema, const std::string& name,
                           sql::Span place) {
  if (step.database.holder({NameSpace::kFunction, schema, name, signature(function)}) == 0) {
    move_function(step, function.id, schema, name);
  } else {
    step.refuse("42723",
                "function " + name + "(" + signature(function) + ") already exists in schema \"" + schema + "\"",
                place);
  }
}

void rename_function(Step& step, const sql::Rename& statement) {
  const Lookup<Function> found = step.database.find_function(statement.object);
  if (found.is_absent()) {
    step.is_made_elsewhere("42883", "function " + shown(statement.object.name) + " does not exist",
                           statement.object.name.span);
  }
  if (found && !step.may_not_run()) {
    move_function_if_free(step, *found, found->schema, statement.new_name.text, statement.new_name.span);
  }
}

void rename_role(Step& step, const sql::Rename& statement) {
  const Lookup<Role> found = step.database.find_role(statement.object.name.name);
  if (!found || step.may_not_run() || step.database.find_role(statement.new_name.text)) return;
  Role& role = step.database.change_role(found->id);
  step.database.free_name({NameSpace::kRole, {}, role.name, {}});
  role.name = statement.new_name.text;
  step.database.take_name({NameSpace::kRole, {}, role.name, {}}, role.id);
}

bool is_named_as_relation(ObjectKind kind) {
  return kind == ObjectKind::kTable || kind == ObjectKind::kView || kind == ObjectKind::kMaterializedView ||
         kind == ObjectKind::kSequence || kind == ObjectKind::kForeignTable || kind == ObjectKind::kIndex;
}

bool is_function(ObjectKind kind) {
  return kind == ObjectKind::kFunction || kind == ObjectKind::kProcedure || kind == ObjectKind::kRoutine ||
         kind == ObjectKind::kAggregate;
}

void set_relation_schema(Step& step, const sql::SetSchema& statement, const std::string& schema) {
  const Id id = target_relation(step, statement.object.name, renamed_kind(statement.kind), statement.if_exists);
  if (id == 0) return;
  const Relation& relation = *step.database.relation(id);
  const std::string name = relation.name;
  const sql::Span place = statement.object.name.span;
  if (relation.schema == schema || step.may_not_run()) return;
  if (!take_relation_name(step, schema, name, place)) return;
  if (relation.kind != RelationKind::kSequence && !take_type_name(step, schema, name, place)) return;
  for (const Index& index : relation.indexes) {
    if (!take_relation_name(step, schema, index.name, place)) return;
  }
  move_relation(step, id, schema, name);
  for (const Id user : step.database.possible_dependents(id)) {
    const Relation* sequence = step.database.relation(user);
    if (sequence == nullptr || sequence->owner_table != id) continue;
    if (take_relation_name(step, schema, sequence->name, place)) move_relation(step, user, schema, sequence->name);
  }
}

}  // namespace

void apply_rename(Step& step, const sql::Rename& statement) {
  if (is_named_as_relation(statement.kind)) return rename_relation(step, statement);
  if (is_function(statement.kind)) return rename_function(step, statement);
  switch (statement.kind) {
    case ObjectKind::kColumn:
    case ObjectKind::kAttribute:
      rename_column_of(step, statement);
      break;
    case ObjectKind::kTableConstraint:
      rename_constraint(step, statement);
      break;
    case ObjectKind::kType:
    case ObjectKind::kDomain:
      rename_type(step, statement);
      break;
    case ObjectKind::kSchema:
      rename_schema(step, statement);
      break;
    case ObjectKind::kRole:
      rename_role(step, statement);
      break;
    case ObjectKind::kTrigger:
      rename_part(step, statement, &Relation::triggers, "trigger");
      break;
    case ObjectKind::kPolicy:
      rename_part(step, statement, &Relation::policies, "policy");
      break;
    case ObjectKind::kRule:
      rename_part(step, statement, &Relation::rules, "rule");
      break;
    default:
      break;
  }
}

void apply_set_schema(Step& step, const sql::SetSchema& statement) {
  const std::string& schema = statement.schema.text;
  if (step.database.find_schema(schema).is_absent() &&
      !step.is_made_elsewhere("3F000", "schema \"" + schema + "\" does not exist", statement.schema.span)) {
    return;
  }
  if (is_named_as_relation(statement.kind)) return set_relation_schema(step, statement, schema);
  if (is_function(statement.kind)) {
    const Lookup<Function> found = step.database.find_function(statement.object);
    if (found && !step.may_not_run()) {
      const std::string name = found->name;
      move_function_if_free(step, *found, schema, name, statement.object.name.span);
    }
    return;
  }
  if (statement.kind != ObjectKind::kType && statement.kind != ObjectKind::kDomain) return;
  const Id id = target_type(step, statement.object.name, Type::Kind::kEnum, false);
  if (id == 0 || step.may_not_run()) return;
  const std::string& name = statement.object.name.name;
  if (!take_type_name(step, schema, name, statement.object.name.span)) return;
  if (step.database.type(id) != nullptr) {
    move_type(step, id, schema, name);
  } else {
    move_relation(step, id, schema, name);
  }
}

}  // namespace lockstep::replay
