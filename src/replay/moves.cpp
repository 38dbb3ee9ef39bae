#include <algorithm>
#include <utility>

#include "replay/rename.h"
#include "replay/targets.h"

namespace lockstep::replay {
namespace {

void replace(std::vector<std::string>& names, const std::string& old_name, const std::string& new_name) {
  std::replace(names.begin(), names.end(), old_name, new_name);
}

/// Columns of the type, and domains over it, have its name written.
void tell_users_of_type(Step& step, Id type, const std::string& schema, const std::string& name) {
  const auto follow = [&](sql::TypeName& written) {
    if (!written.schema.empty() || schema != "public") written.schema = schema;
    written.name = name;
  };
  for (const Id user : step.database.possible_dependents(type)) {
    if (step.database.relation(user) != nullptr) {
      for (Column& column : step.database.change_relation(user).columns) {
        if (column.type_id == type) follow(column.type);
      }
    } else if (const Type* domain = step.database.type(user); domain != nullptr && domain->base_id == type) {
      follow(step.database.change_type(user).base);
    }
  }
}

void tell_foreign_keys(Step& step, Id table, const std::string& schema, const std::string& name) {
  std::vector<Id> users = step.database.possible_dependents(table);
  users.push_back(table);
  for (const Id user : users) {
    if (step.database.relation(user) == nullptr) continue;
    for (Constraint& key : step.database.change_relation(user).constraints) {
      if (key.foreign_table != table) continue;
      key.foreign_schema = schema;
      key.foreign_name = name;
    }
  }
}

void rename_here(Relation& relation, const std::string& old_name, const std::string& new_name) {
  for (Column& column : relation.columns) {
    if (column.name == old_name) column.name = new_name;
  }
  for (Constraint& constraint : relation.constraints) replace(constraint.columns, old_name, new_name);
  for (Index& index : relation.indexes) {
    replace(index.columns, old_name, new_name);
    replace(index.included, old_name, new_name);
    for (IndexKey& key : index.keys) {
      if (key.column != old_name) continue;
      key.column = key.text = key.label = new_name;
    }
  }
  replace(relation.partition_columns, old_name, new_name);
}

}  // namespace

void move_relation(Step& step, Id id, const std::string& schema, const std::string& name) {
  Relation& relation = step.database.change_relation(id);
  step.database.free_names(relation);
  relation.schema = schema;
  relation.name = name;
  step.database.take_names(relation);
  tell_foreign_keys(step, id, schema, name);
  if (relation.kind != RelationKind::kSequence) tell_users_of_type(step, id, schema, name);
}

void move_type(Step& step, Id id, const std::string& schema, const std::string& name) {
  Type& type = step.database.change_type(id);
  step.database.free_name({NameSpace::kType, type.schema, type.name, {}});
  type.schema = schema;
  type.name = name;
  type.renamed_in_transaction = step.transaction.number;
  step.database.take_name({NameSpace::kType, schema, name, {}}, id);
  tell_users_of_type(step, id, schema, name);
}

void move_function(Step& step, Id id, const std::string& schema, const std::string& name) {
  Function& function = step.database.change_function(id);
  step.database.free_name({NameSpace::kFunction, function.schema, function.name, signature(function)});
  function.schema = schema;
  function.name = name;
  step.database.take_name({NameSpace::kFunction, schema, name, signature(function)}, id);
}

void rename_column(Step& step, Id relation_id, const std::string& old_name, const std::string& new_name) {
  for (const Id id : with_descendants(step.database, relation_id)) {
    rename_here(step.database.change_relation(id), old_name, new_name);
    std::vector<Id> users = step.database.possible_dependents(id);
    users.push_back(id);
    for (const Id user : users) {
      if (step.database.relation(user) == nullptr) continue;
      for (Constraint& key : step.database.change_relation(user).constraints) {
        if (key.foreign_table == id) replace(key.foreign_columns, old_name, new_name);
      }
    }
  }
}

}  // namespace lockstep::replay
