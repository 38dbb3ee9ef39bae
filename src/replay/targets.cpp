#include "replay/targets.h"

#include <algorithm>
#include <set>
#include <utility>

namespace lockstep::replay {
namespace {

constexpr std::string_view kMadeElsewhere = "no migration made the table";

bool is_of_catalog(const sql::QualifiedName& name) {
  return name.schema == "pg_catalog" || name.schema == "information_schema" ||
         (name.schema.empty() && name.name.starts_with("pg_"));
}

std::string assumed_schema(const Database& database, const sql::QualifiedName& name) {
  const std::string schema = database.creation_schema(name);
  return schema.empty() ? "public" : schema;
}

Id assume_relation(Step& step, const sql::QualifiedName& name, RelationKind kind, bool if_exists) {
  Relation relation;
  relation.kind = kind;
  relation.schema = assumed_schema(step.database, name);
  relation.name = name.name;
  relation.is_assumed = true;
  relation.existence = if_exists || step.may_not_run() ? Existence::kPossible : Existence::kCertain;
  relation.open_columns = relation.open_parts = kMadeElsewhere;
  for (const NameSpace space : {NameSpace::kRelation, NameSpace::kType}) {  // an index or an enum has the name
    if (step.database.holder({space, relation.schema, relation.name, {}}) != 0) return 0;
  }
  return step.database.add(std::move(relation));
}

/// A statement that needs it ran, so it is there.
template <typename T>
void confirm(const Step& step, T& object, bool if_exists) {
  if (!step.may_not_run() && !if_exists) object.existence = Existence::kCertain;
}

}  // namespace

Id target_relation(Step& step, const sql::QualifiedName& name, RelationKind kind, bool if_exists) {
  if (is_of_catalog(name)) return 0;
  const Lookup<Relation> found = step.database.find_relation(name);
  if (found) {
    const Id id = found->id;
    if (found->existence != Existence::kCertain) confirm(step, step.database.change_relation(id), if_exists);
    return id;
  }
  if (found.is_absent()) {
    if (if_exists) return 0;
    const std::string message = "relation \"" + shown(name) + "\" does not exist";
    if (!step.is_made_elsewhere("42P01", message, name.span)) return 0;
  }
  return assume_relation(step, name, kind, if_exists);
}

std::uint32_t target_column(Step& step, Id relation_id, const sql::Name& name) {
  const Relation& relation = *step.database.relation(relation_id);
  const Lookup<Column> found = step.database.find_column(relation, name.text);
  if (found) {
    const std::uint32_t number = found->number;
    if (found->existence != Existence::kCertain) {
      confirm(step, *column_of(step.database.change_relation(relation_id), number), false);
    }
    return number;
  }
  if (found.is_absent()) {
    step.note("42703", "column \"" + name.text + "\" of relation \"" + relation.name + "\" does not exist", name.span,
              relation.existence == Existence::kCertain);
    if (!step.has_run) return 0;
  }
  Relation& changed = step.database.change_relation(relation_id);
  if (changed.open_columns.empty()) changed.open_columns = "a migration uses a column that none has made";
  Column column;
  column.number = ++changed.last_column_number;
  column.name = name.text;
  column.is_type_known = false;
  column.is_assumed = true;
  column.existence = step.existence();
  changed.columns.push_back(std::move(column));
  return changed.last_column_number;
}

Id target_type(Step& step, const sql::QualifiedName& name, Type::Kind kind, bool if_exists) {
  if (is_of_catalog(name)) return 0;
  const TypeLookup found = step.database.find_type(name);
  if (found.row_of != nullptr) return found.row_of->id;
  if (found.type != nullptr) {
    const Id id = found.type->id;
    if (found.type->existence != Existence::kCertain) confirm(step, step.database.change_type(id), if_exists);
    return id;
  }
  if (found.presence == Presence::kPresent) return 0;
  if (found.presence == Presence::kAbsent) {
    if (if_exists) return 0;
    if (!step.is_made_elsewhere("42704", "type \"" + shown(name) + "\" does not exist", name.span)) return 0;
  }
  Type type;
  type.kind = kind;
  type.schema = assumed_schema(step.database, name);
  type.name = name.name;
  type.is_assumed = true;
  type.may_have_more_labels = true;
  type.existence = if_exists || step.may_not_run() ? Existence::kPossible : Existence::kCertain;
  return step.database.add(std::move(type));
}

Column* column_of(Relation& relation, std::uint32_t number) {
  const auto found = std::find_if(relation.columns.begin(), relation.columns.end(),
                                  [&](const Column& column) { return column.number == number; });
  return found == relation.columns.end() ? nullptr : &*found;
}

std::optional<Id> used_type(Step& step, const sql::TypeName& type) {
  if (type.name.empty() || type.is_column_reference) return 0;
  const TypeLookup found = step.database.find_type(type);
  if (found.presence == Presence::kAbsent) {
    const std::string message = "type \"" + shown(type.schema, type.name) + "\" does not exist";
    if (!step.is_made_elsewhere("42704", message, type.span)) return std::nullopt;
  }
  if (found.type != nullptr) return found.type->id;
  return found.row_of != nullptr ? found.row_of->id : 0;
}

std::optional<std::string> target_schema(Step& step, const sql::QualifiedName& name) {
  std::string schema = step.database.creation_schema(name);
  if (schema.empty()) {
    step.refuse("3F000", "no schema has been selected to create in", name.span);
    if (!step.has_run) return std::nullopt;
    return "public";
  }
  if (step.database.find_schema(schema).is_absent()) {
    const std::string message = "schema \"" + schema + "\" does not exist";
    if (!step.is_made_elsewhere("3F000", message, name.span)) return std::nullopt;
  }
  return schema;
}

std::vector<Id> with_descendants(const Database& database, Id relation) {
  std::vector<Id> all = {relation};
  std::set<Id> seen = {relation};
  for (std::size_t at = 0; at < all.size(); ++at) {
    const Relation* one = database.relation(all[at]);
    if (one == nullptr) continue;
    for (const Id child : one->children) {
      if (database.relation(child) != nullptr && seen.insert(child).second) all.push_back(child);
    }
  }
  return all;
}

bool take_relation_name(Step& step, const std::string& schema, const std::string& name, sql::Span place) {
  const Id id = step.database.holder({NameSpace::kRelation, schema, name, {}});
  const Relation* holder = step.database.relation(id);
  if (holder == nullptr) return true;
  const bool is_itself = holder->name == name;
  if (is_itself && holder->existence == Existence::kPossible && !step.may_not_run()) {
    step.doubt("42P07", "relation \"" + name + "\" already exists", place);
    step.database.remove(id);
    return true;
  }
  step.note("42P07", "relation \"" + name + "\" already exists", place, holder->existence == Existence::kCertain);
  if (step.has_run && is_itself) {
    step.database.change_relation(id).open_columns = "two migrations make the table";
  }
  return false;
}

bool take_type_name(Step& step, const std::string& schema, const std::string& name, sql::Span place) {
  const Id id = step.database.holder({NameSpace::kType, schema, name, {}});
  if (id == 0) return true;
  const Type* holder = step.database.type(id);
  if (holder != nullptr && holder->existence == Existence::kPossible && !step.may_not_run()) {
    step.doubt("42710", "type \"" + name + "\" already exists", place);
    step.database.remove(id);
    return true;
  }
  step.note("42710", "type \"" + name + "\" already exists", place,
            holder == nullptr || holder->existence == Existence::kCertain);
  return false;
}

}  // namespace lockstep::replay
