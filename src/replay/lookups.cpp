#include <algorithm>
#include <array>

#include "replay/builtin_types.h"
#include "replay/database.h"

// Names are resolved as PostgreSQL does: one with a schema there, one without in the first schema of the search_path
// that has it, temporary tables first. Whether what was not found is absent or unknown is decided in one place,
// presence_of_missing.

namespace lockstep::replay {
namespace {

constexpr std::string_view kTemporary = "pg_temp";

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

Presence Database::presence_of_missing(const NameKey& key) const {
  if (is_known_dropped(key)) return Presence::kAbsent;
  if (key.space == NameSpace::kRelation && is_ledger(key.name)) return Presence::kUnknown;
  const bool has_schema = key.space == NameSpace::kRelation || key.space == NameSpace::kType ||
                          key.space == NameSpace::kFunction || key.space == NameSpace::kConstraint;
  if (!has_schema) return is_open() ? Presence::kUnknown : Presence::kAbsent;
  return is_known_whole(key.schema) ? Presence::kAbsent : Presence::kUnknown;
}

std::vector<std::string> Database::schemas_to_search(const std::string& schema) const {
  if (!schema.empty()) return {schema};
  std::vector<std::string> schemas = {std::string(kTemporary)};
  schemas.insert(schemas.end(), search_path_.begin(), search_path_.end());
  return schemas;
}

/// The first holder of the name; without one, 0 and whether it is absent from all the schemas.
std::pair<Id, Presence> Database::search(NameSpace space, const std::string& schema, const std::string& name) const {
  Presence presence = Presence::kAbsent;
  for (std::string& one : schemas_to_search(schema)) {
    const NameKey key{space, std::move(one), name, {}};
    if (const Id id = holder(key); id != 0) return {id, Presence::kPresent};
    // Temporary tables are the session's own: what was there before has none.
    if (key.schema == kTemporary) continue;
    if (presence_of_missing(key) == Presence::kUnknown) presence = Presence::kUnknown;
  }
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
  for (std::string& schema : schemas_to_search(name.schema)) {
    const NameKey first{NameSpace::kFunction, std::move(schema), name.name, {}};
    for (auto entry = names_.lower_bound(first); entry != names_.end(); ++entry) {
      const NameKey& key = entry->first;
      if (key.space != first.space || key.schema != first.schema || key.name != first.name) break;
      if (const Function* one = function(entry->second.id)) overloads.push_back(one);
    }
    if (!overloads.empty()) break;
  }
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
  const NameKey key{NameSpace::kSchema, {}, std::string(name), {}};
  if (const auto* one = std::get_if<Schema>(&object(holder(key)))) return found(*one);
  return {is_known_dropped(key) ? Presence::kAbsent : Presence::kUnknown, nullptr};
}

Lookup<Extension> Database::find_extension(std::string_view name) const {
  const NameKey key{NameSpace::kExtension, {}, std::string(name), {}};
  if (const auto* one = std::get_if<Extension>(&object(holder(key)))) return found(*one);
  return {is_known_dropped(key) ? Presence::kAbsent : Presence::kUnknown, nullptr};
}

Lookup<Publication> Database::find_publication(std::string_view name) const {
  const NameKey key{NameSpace::kPublication, {}, std::string(name), {}};
  if (const auto* one = std::get_if<Publication>(&object(holder(key)))) return found(*one);
  return {presence_of_missing(key), nullptr};
}

Lookup<Role> Database::find_role(std::string_view name) const {
  const NameKey key{NameSpace::kRole, {}, std::string(name), {}};
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
