#include "catalog/selection.h"

#include <algorithm>
#include <array>

#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

struct Ledger {
  std::string_view schema;  // "*" where the framework does not say
  std::string_view table;
};

// As the frameworks name them by themselves.
constexpr std::array kLedgers = {
    Ledger{"*", "__drizzle_migrations"},
    Ledger{"*", "_prisma_migrations"},
    Ledger{"supabase_migrations", "*"},
    Ledger{"*", "goose_db_version"},
    Ledger{"*", "schema_migrations"},  // dbmate, golang-migrate, Rails
    Ledger{"*", "ar_internal_metadata"},
    Ledger{"*", "flyway_schema_history"},
    Ledger{"*", "databasechangelog"},
    Ledger{"*", "databasechangeloglock"},
    Ledger{"*", "_sqlx_migrations"},
    Ledger{"*", "__diesel_schema_migrations"},
    Ledger{"*", "pgmigrations"},
    Ledger{"graphile_migrate", "*"},
    Ledger{"sqitch", "*"},
    Ledger{"atlas_schema_revisions", "*"},
    Ledger{"*", "atlas_schema_revisions"},
    Ledger{"hdb_catalog", "*"},
    Ledger{"*", "knex_migrations"},
    Ledger{"*", "knex_migrations_lock"},
    Ledger{"*", "lockstep_migrations"},
    Ledger{"lockstep", "*"},
};
// Schemas that frameworks make for their ledger.
constexpr std::array<std::string_view, 7> kLedgerSchemas = {"drizzle", "supabase_migrations",    "graphile_migrate",
                                                            "sqitch",  "atlas_schema_revisions", "hdb_catalog",
                                                            "lockstep"};

constexpr std::array<std::string_view, 9> kStorageFields = {"options",       "toast options", "tablespace",
                                                            "access method", "compression",   "storage",
                                                            "clustered on",  "unlogged",      "statistics target"};

template <typename List, typename Value>
bool contains(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_ledger(const std::string& schema, const std::string& name) {
  return std::any_of(kLedgers.begin(), kLedgers.end(), [&](const Ledger& ledger) {
    return matches(schema, ledger.schema) && matches(name, ledger.table);
  });
}

bool any_matches(const std::vector<std::string>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches(text, pattern); });
}

}  // namespace

bool matches(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;  // the last one met, and where in the text it was
  std::size_t at_star = 0;
  while (at < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      at_star = at;
    } else if (in_pattern < pattern.size() && (pattern[in_pattern] == '?' || pattern[in_pattern] == text[at])) {
      ++in_pattern;
      ++at;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      at = ++at_star;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*') ++in_pattern;
  return in_pattern == pattern.size();
}

bool Selection::ignores(Aspect aspect) const {
  return contains(options_.ignored_aspects, aspect);
}

bool Selection::holds_schema(const std::string& schema) const {
  return options_.schemas.empty() || contains(options_.schemas, schema);
}

bool Selection::holds_name(const std::string& schema, const std::string& name) const {
  if (any_matches(options_.ignored_schemas, schema)) return false;
  if (any_matches(options_.ignored_names, name) || any_matches(options_.ignored_names, schema + "." + name)) {
    return false;
  }
  return options_.ledgers == Ledgers::kCompared || !is_ledger(schema, name);
}

bool Selection::holds(const Object& object) const {
  const Identity& identity = object.identity;
  if (contains(options_.ignored_kinds, identity.kind)) return false;
  if (identity.kind == Kind::kDefaultPrivileges && ignores(Aspect::kGrants)) return false;
  if (identity.kind == Kind::kSchema) {
    if (options_.ledgers == Ledgers::kIgnored && contains(kLedgerSchemas, identity.schema)) return false;
    return holds_schema(identity.schema) && !any_matches(options_.ignored_schemas, identity.schema);
  }
  // An extension is in no schema, and what it brings is in one.
  const std::string* of_extension = identity.kind == Kind::kExtension ? object.find("schema") : nullptr;
  if (!holds_schema(of_extension == nullptr ? identity.schema : *of_extension)) return false;
  if (!holds_name(identity.schema, identity.name)) return false;
  const std::string* owner = identity.kind == Kind::kSequence ? object.find("owned by") : nullptr;
  if (owner == nullptr) return true;
  const std::vector<std::string> names = split_dots(*owner);
  return names.size() != 3 || holds_name(names[0], names[1]);
}

bool Selection::holds_field(const Identity& identity, std::string_view field) const {
  if (field == "owner") return !ignores(Aspect::kOwners);
  if (field.starts_with(kGrantsTo)) return !ignores(Aspect::kGrants);
  if (field == "comment") return !ignores(Aspect::kComments);
  if (field == "columns" && identity.kind == Kind::kTable) return !ignores(Aspect::kColumnOrder);
  if (field == "version" && identity.kind == Kind::kExtension) return !ignores(Aspect::kExtensionVersions);
  const bool is_foreign = identity.kind == Kind::kForeignServer;
  return is_foreign || !contains(kStorageFields, field) || !ignores(Aspect::kStorage);
}

}  // namespace lockstep::catalog
