#include <algorithm>

#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"
#include "sql_rules/type_steps.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;
using replay::Dependent;
using sql::ObjectKind;

/// What CASCADE takes along, as far as the model knows it.
struct Along {
  std::vector<std::string> names;
  bool loses_data = false;  // a column or table is among it
  bool is_whole = false;    // a migration made the object, so that what stands on it is known too
};

/// Whether the dependent's own table is dropped too, by the same statement or one behind it, and so by its name.
bool goes_by_name(const Situation& at, const replay::Relation& relation) {
  const sql::QualifiedName name{relation.schema, relation.name, {}};
  return drops_table(at, at.statement, name) ||
         any_behind(at, [&](const sql::Statement& statement) { return drops_table(at, statement, name); });
}

void add(const Situation& at, const std::vector<Dependent>& dependents, Along& along) {
  for (const Dependent& one : dependents) {
    const replay::Relation* relation = at.database.relation(one.object);
    if (relation != nullptr && goes_by_name(at, *relation)) continue;
    along.names.push_back(one.description);
    const bool is_table = one.part == replay::PartKind::kWhole && relation != nullptr && relation->is_table();
    along.loses_data = along.loses_data || one.part == replay::PartKind::kColumn || is_table;
  }
}

void add_relation(const Situation& at, const sql::QualifiedName& name, Along& along) {
  const auto relation = at.database.find_relation(name);
  along.is_whole = is_absent(at, relation) || (relation.is_present() && !relation->is_assumed);
  if (relation) add(at, at.database.dependents_of(*relation), along);
}

void add_type(const Situation& at, const sql::QualifiedName& name, Along& along) {
  const replay::TypeLookup type = at.database.find_type(name);
  along.is_whole = (type.presence == replay::Presence::kAbsent && at.migration != 0) ||
                   (type.type != nullptr && !type.type->is_assumed);
  if (type.type != nullptr) add(at, at.database.dependents_of(*type.type), along);
  if (type.row_of != nullptr) add(at, at.database.dependents_of(*type.row_of), along);
}

void add_function(const Situation& at, const sql::ObjectName& name, Along& along) {
  const auto function = at.database.find_function(name);
  along.is_whole = is_absent(at, function) || (function.is_present() && !function->is_assumed);
  if (function) add(at, at.database.dependents_of(*function), along);
}

/// Foreign keys stand on a unique index.
void add_index(const Situation& at, const sql::QualifiedName& name, Along& along) {
  const replay::IndexLookup index = at.database.find_index(name);
  along.is_whole = index.index != nullptr;
  if (index.index != nullptr) add(at, at.database.dependents_of_key(*index.table, index.index->name), along);
}

Along along_with(const Situation& at, ObjectKind kind, const sql::ObjectName& object) {
  Along along;
  switch (kind) {
    case ObjectKind::kTable:
    case ObjectKind::kView:
    case ObjectKind::kMaterializedView:
    case ObjectKind::kForeignTable:
    case ObjectKind::kSequence:
      add_relation(at, object.name, along);
      break;
    case ObjectKind::kIndex:
      add_index(at, object.name, along);
      break;
    case ObjectKind::kType:
    case ObjectKind::kDomain:
      add_type(at, object.name, along);
      break;
    case ObjectKind::kFunction:
    case ObjectKind::kProcedure:
    case ObjectKind::kRoutine:
      add_function(at, object, along);
      break;
    case ObjectKind::kTrigger:
    case ObjectKind::kPolicy:
    case ObjectKind::kRule:
      along.is_whole = true;  // nothing can stand on one
      break;
    default:
      break;
  }
  return along;
}

void say(sql::Span span, const std::string& what, const Along& along, Hazards& found) {
  if (along.names.empty() && along.is_whole) return;
  if (along.names.empty()) {
    found.add(lint::Hazard::kMayFail, span,
              "CASCADE takes along whatever stands on " + what + ": views, foreign keys, columns, without naming them",
              "leave CASCADE out: PostgreSQL then says what is in the way, and it can be dropped by name");
    return;
  }
  const lint::Hazard hazard = along.loses_data ? lint::Hazard::kLosesData : lint::Hazard::kBreaksRelease;
  found.add(hazard, span, "CASCADE takes along " + listed(along.names) + " with " + what,
            "drop or change by name what shall go, and leave CASCADE out, so that nothing else goes with it");
}

void check_drop_cascade(const sql::Drop& drop, const Situation& at, Hazards& found) {
  // A schema is ban-drop-schema's, a type that is made again enum-recreate's.
  if (!drop.cascade || drop.kind == ObjectKind::kSchema || is_enum_step(at)) return;
  Along all;
  all.is_whole = true;
  std::vector<std::string> names;
  for (const sql::ObjectName& object : drop.objects) {
    Along along = along_with(at, drop.kind, object);
    all.is_whole = all.is_whole && along.is_whole;
    all.loses_data = all.loses_data || along.loses_data;
    all.names.insert(all.names.end(), along.names.begin(), along.names.end());
    names.push_back(lint::quoted(object.name));
  }
  say(at.statement.span, listed(names), all, found);
}

void check_column_cascade(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                          Hazards& found) {
  if (!action.cascade) return;
  const auto table = at.database.find_relation(alter.table.relation);
  const auto column = table ? at.database.find_column(*table, action.name.text) : replay::Lookup<replay::Column>{};
  Along along;
  along.is_whole = column && column.is_present() && !column->is_assumed;
  if (column) add(at, at.database.dependents_of(*table, *column), along);
  say(action.span, lint::quoted(alter.table.relation) + "." + lint::quoted(action.name.text), along, found);
}

void check_constraint_cascade(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                              Hazards& found) {
  if (!action.cascade) return;
  const auto table = at.database.find_relation(alter.table.relation);
  const replay::Constraint* constraint = table ? find_constraint(*table, action.name.text) : nullptr;
  const bool is_key = constraint != nullptr && (constraint->kind == sql::ConstraintKind::kPrimaryKey ||
                                                constraint->kind == sql::ConstraintKind::kUnique);
  Along along;
  along.is_whole = constraint != nullptr;
  if (is_key) add(at, at.database.dependents_of_key(*table, constraint->index), along);
  say(action.span, "constraint " + lint::quoted(action.name.text), along, found);
}

void check_owned(const sql::Owned& owned, const Situation& at, Hazards& found) {
  if (!owned.is_drop) return;
  found.add(
      lint::Hazard::kLosesData, at.statement.span,
      "DROP OWNED drops every table and other object that " + lint::quoted(owned.roles) + " owns in this database",
      "give what is needed to another role first:\nREASSIGN OWNED BY " + lint::quoted(owned.roles) +
          " TO CURRENT_USER;\nDROP OWNED then only revokes privileges");
}

}  // namespace

constexpr lint::Rule kDropCascade = {
    .id = "drop-cascade",
    .hazard = lint::Hazard::kBreaksRelease,
    .summary = "CASCADE that drops what the statement does not name",
    .handlers = {lint::on<&check_drop_cascade>(),
                 lint::on_action<sql::AlterActionKind::kDropColumn, &check_column_cascade>(),
                 lint::on_action<sql::AlterActionKind::kDropConstraint, &check_constraint_cascade>(),
                 lint::on<&check_owned>()},
    .aliases = {"GN015"},
};

}  // namespace lockstep::sql_rules
