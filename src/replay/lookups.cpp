#include <algorithm>
#include <array>

#include "replay/builtin_types.h"
#include "replay/database.h"

// Names are resolved as PostgreSQL does: one with a schema there, one without in the first schema of the search_path
// that has it, temporary tables first. Whether what was not found is absent or unknown is decided in one place,
// presence_of_missing.

namespace lockstep::replay {
namespace {

bool is_of_catalog(std::string_view schema, std::string_view name) {
  return schema == "pg_catalog" || schema == "information_schema" || (schema.empty() && name.starts_with("pg_"));
}

/// The table in which a tool keeps what it has run: the tool makes it, and no migration.
bool is_ledger(std::string_view name) {
  constexpr std::array<std::string_view, 22> kNames = {"__diesel_schema_migrations",
                                                       "__drizzle_migrations",
                                                       "_prisma_migrations",
                                                       "_sqlx_migrations",
                                                       "alembic_version",
                                                       "ar_internal_metadata",
                                                       "atlas_schema_revisions",
                                                       "databasechangelog",
                                                       "databasechangeloglock",
                                                       "django_migrations",
                                                       "flyway_schema_history",
                                                       "goose_db_version",
                                                       "gorp_migrations",
                                                       "knex_migrations",
                                                       "knex_migrations_lock",
                                                       "migrations",
                                                       "mikro_orm_migrations",
                                                       "pgmigrations",
                                                       "refinery_schema_history",
                                                       "schema_migrations",
                                                       "schema_version",
                                                       "typeorm_metadata"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

Presence presence_of(Existence existence) {
  return existence == Existence::kCertain ? Presence::kPresent : Presence::kUnknown;
}

template <typename T>
Lookup<T> found(const T& object) {
  return {presence_of(object.existence), &object};
}

/// A part that is not listed is absent, unless the list is open.
template <typename T>
Lookup<T> part_lookup(const T* part, const std::string& open) {
  if (part != nullptr) return {presence_of(part->existence), part};
  return {open.empty() ? Presence::kAbsent : Presence::kUnknown, nullptr};
}

}  // namespace

bool Database::is_known_whole(std::string_view schema) const {
  if (is_open()) return false;
  if (schema == kTemporary) return true;
  const Lookup<Schema> found_schema = find_schema(schema);
  return found_schema && found_schema->is_known_whole;
}

Presence Database::presence_of_missing(const NameView& name) const {
  if (is_known_dropped(name)) return Presence::kAbsent;
  if (name.space == NameSpace::kRelation && is_ledger(name.name)) return Presence::kUnknown;
  const bool has_schema = name.space == NameSpace::kRelation || name.space == NameSpace::kType ||
                          name.space == NameSpace::kFunction || name.space == NameSpace::kConstraint;
  if (!has_schema) return is_open() ? Presence::kUnknown : Presence::kAbsent;
  return is_known_whole(name.schema) ? Presence::kAbsent : Presence::kUnknown;
}

/// Whether `is_enough` says so of one of the schemas that a name is looked for in, asked in their order up to that one.
template <typename Visitor>
bool Database::any_schema_to_search(std::string_view schema, Visitor is_enough) const {
  if (!schema.empty()) return is_enough(schema);
  if (has_temporary_ && is_enough(kTemporary)) return true;
  return std::any_of(search_path_.begin(), search_path_.end(), is_enough);
}

/// The first holder of the name; without one, 0 and whether it is absent from all the schemas.
std::pair<Id, Presence> Database::search(NameSpace space, std::string_view schema, std::string_view name) const {
  Presence presence = Presence::kAbsent;
  Id id = 0;
  const bool is_found = any_schema_to_search(schema, [&](std::string_view one) {
    const NameView wanted{space, one, name};
    id = holder(wanted);
    // Temporary tables are the session's own: what was there before has none.
    const bool may_be_there = id == 0 && one != kTemporary && presence_of_missing(wanted) == Presence::kUnknown;
    if (may_be_there) presence = Presence::kUnknown;
    return id != 0;
  });
  if (is_found) return {id, Presence::kPresent};
  const bool may_be_elsewhere = schema.empty() && !schemas_off_path(space, name).empty();
  return {0, may_be_elsewhere ? Presence::kUnknown : presence};
}

Lookup<Relation> Database::find_relation(const sql::QualifiedName& name) const {
  if (is_of_catalog(name.schema, name.name)) return {};
  const auto [id, presence] = search(NameSpace::kRelation, name.schema, name.name);
  const Relation* one = relation(id);
  if (one == nullptr) return {presence, nullptr};
  if (one->name != name.name) return {Presence::kAbsent, nullptr};  // the name is one of its indexes'
  return found(*one);
}

IndexLookup Database::find_index(const sql::QualifiedName& name) const {
  const auto [id, presence] = search(NameSpace::kRelation, name.schema, name.name);
  const Relation* table = relation(id);
  if (table == nullptr) return {presence, nullptr, nullptr};
  const Index* index = replay::find_index(*table, name.name);
  if (index == nullptr) return {Presence::kAbsent, nullptr, nullptr};
  return {presence_of(index->existence), table, index};
}

TypeLookup Database::find_type(const sql::TypeName& name) const {
  if (name.is_column_reference) return {};
  if (name.schema.empty() && is_builtin_type(name.name)) return {Presence::kPresent, nullptr, nullptr};
  return find_type(sql::QualifiedName{name.schema, name.name, name.span});
}

TypeLookup Database::find_type(const sql::QualifiedName& name) const {
  if (is_of_catalog(name.schema, name.name)) return {};
  const auto [id, presence] = search(NameSpace::kType, name.schema, name.name);
  if (const Type* one = type(id)) return {presence_of(one->existence), one, nullptr};
  if (const Relation* one = relation(id)) return {presence_of(one->existence), nullptr, one};
  const bool may_be_of_extension = is_extension_type(name.name) || has_extensions_;
  if (presence == Presence::kAbsent && may_be_of_extension) return {};
  return {presence, nullptr, nullptr};
}

std::vector<const Function*> Database::find_functions(const sql::QualifiedName& name) const {
  std::vector<const Function*> overloads;
  any_schema_to_search(name.schema, [&](std::string_view schema) {
    const NameView first{NameSpace::kFunction, schema, name.name};
    for (auto entry = names_.lower_bound(first); entry != names_.end(); ++entry) {
      const NameKey& key = entry->first;
      if (key.space != first.space || key.schema != first.schema || key.name != first.name) break;
      if (const Function* one = function(entry->second.id)) overloads.push_back(one);
    }
    return !overloads.empty();
  });
  return overloads;
}

Lookup<Function> Database::find_function(const sql::ObjectName& name) const {
  const std::vector<const Function*> overloads = find_functions(name.name);
  if (!name.has_arguments && overloads.size() == 1) return found(*overloads.front());
  const std::string wanted = signature_of(name.arguments);
  for (const Function* one : overloads) {
    if (name.has_arguments && signature(*one) == wanted) return found(*one);
  }
  if (!overloads.empty() || has_extensions_) return {};  // types may be written in more ways than one
  return {search(NameSpace::kFunction, name.name.schema, name.name.name).second, nullptr};
}

Lookup<Schema> Database::find_schema(std::string_view name) const {
  const NameView key{NameSpace::kSchema, {}, name};
  if (const auto* one = std::get_if<Schema>(&object(holder(key)))) return found(*one);
  return {is_known_dropped(key) ? Presence::kAbsent : Presence::kUnknown, nullptr};
}

Lookup<Extension> Database::find_extension(std::string_view name) const {
  const NameView key{NameSpace::kExtension, {}, name};
  if (const auto* one = std::get_if<Extension>(&object(holder(key)))) return found(*one);
  return {is_known_dropped(key) ? Presence::kAbsent : Presence::kUnknown, nullptr};
}

Lookup<Publication> Database::find_publication(std::string_view name) const {
  const NameView key{NameSpace::kPublication, {}, name};
  if (const auto* one = std::get_if<Publication>(&object(holder(key)))) return found(*one);
  return {presence_of_missing(key), nullptr};
}

Lookup<Role> Database::find_role(std::string_view name) const {
  const NameView key{NameSpace::kRole, {}, name};
  if (const auto* one = std::get_if<Role>(&object(holder(key)))) return found(*one);
  return {is_known_dropped(key) ? Presence::kAbsent : Presence::kUnknown, nullptr};
}

Lookup<Column> Database::find_column(const Relation& relation, std::string_view name) const {
  return part_lookup(replay::find_column(relation, name), relation.open_columns);
}

Lookup<Constraint> Database::find_constraint(const Relation& relation, std::string_view name) const {
  return part_lookup(replay::find_constraint(relation, name), relation.open_parts);
}

Lookup<Policy> Database::find_policy(const Relation& relation, std::string_view name) const {
  return part_lookup(replay::find_policy(relation, name), relation.open_parts);
}

Lookup<Trigger> Database::find_trigger(const Relation& relation, std::string_view name) const {
  return part_lookup(replay::find_trigger(relation, name), relation.open_parts);
}

std::string Database::creation_schema(const sql::QualifiedName& name) const {
  if (!name.schema.empty()) return name.schema;
  return search_path_.empty() ? "" : search_path_.front();
}

}  // namespace lockstep::replay
