#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/finding.h"

// One PostgreSQL schema as plain values. Several readers make it, each from another picture of the same database: the
// schema sources, a framework's snapshot, the SQL of the migrations, a live catalog. compare_schemas.h holds any two
// against each other.
//
// What a reader cannot tell is marked unknown where it is unknown: one property, one object, or what else a container
// may hold (it is "open" then). Nothing unknown is ever a difference by itself.
namespace lockstep::model {

/// Why something is not known.
struct Unknown {
  std::string reason;             // for people, in lower case: "depends on process.env.DIMENSIONS"
  std::uint64_t fingerprint = 0;  // of what it is made from; two equal ones other than 0 stand for one value
};

/// A property of an object as text, in the words of SQL; an object without the property has no text. A property that
/// only holds or does not has the text "true" or none.
struct Property {
  std::optional<std::string> text;
  std::optional<Unknown> unknown;  // then there is no text

  static Property of(std::string text) { return {std::move(text), std::nullopt}; }
  static Property flag(bool holds) { return holds ? of("true") : Property{}; }
  static Property not_known(Unknown why) { return {std::nullopt, std::move(why)}; }
};

/// What every object has.
struct Object {
  std::string name;
  Location place;                  // where it is written; an empty path when the reader has no file
  std::optional<Unknown> unknown;  // it exists, and none of its properties is known
  bool may_be_absent = false;      // it is made or dropped by what may not have run
};

struct Column : Object {
  Property type;         // as drizzle-kit prints it: varchar(255), timestamp (3) with time zone, mood[]
  Property type_schema;  // of an enum's or other user-defined type; absent for the built-in ones
  Property not_null;
  Property primary_key;    // declared at the column
  Property default_value;  // as SQL; what a snapshot has as a number, boolean, array or object: as compact JSON
  Property generated;      // the expression of GENERATED ALWAYS AS (…) STORED
  Property identity;       // "always" or "by default"
  Property sequence;       // of an identity: "users_id_seq increment 1 minvalue 1 maxvalue 2147483647 start 1 cache 1"
};

struct PrimaryKey : Object {
  Property columns;  // "a, b", by their names in the database
};

struct Unique : Object {
  Property columns;
  Property nulls_not_distinct;
};

struct ForeignKey : Object {
  Property columns;
  Property foreign_table;  // qualified, unless its schema is public
  Property foreign_columns;
  Property on_delete;  // "no action" when it is not written
  Property on_update;
};

struct Check : Object {
  Property expression;
};

struct Index : Object {
  Property keys;  // "name, lower(email) desc nulls first text_ops"; an ascending, nulls-last key has no suffix
  Property unique;
  Property method;  // "btree" when it is not written
  Property where;
  Property concurrently;
  Property with;  // storage parameters: "fillfactor=70"
};

struct Policy : Object {
  Property as;       // "permissive", "restrictive"
  Property command;  // "all", "select", …
  Property roles;    // "anon, public", sorted
  Property using_expression;
  Property with_check;
};

struct Table : Object {
  std::string schema;  // empty for public, here and below
  std::vector<Column> columns;
  std::vector<PrimaryKey> primary_keys;
  std::vector<Unique> uniques;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Check> checks;
  std::vector<Index> indexes;
  std::vector<Policy> policies;
  Property row_level_security;
  std::optional<Unknown> open_columns;      // there may be columns that are not listed
  std::optional<Unknown> open_constraints;  // there may be constraints, indexes or policies that are not listed
};

struct Enum : Object {
  std::string schema;
  std::vector<std::string> values;  // in order, which counts
};

struct View : Object {
  std::string schema;
  Property materialized;
  Property definition;
  Property options;  // "with (security_invoker = true) using heap tablespace fast with no data"
};

struct Sequence : Object {
  std::string schema;
  Property options;  // "increment 1 minvalue 1 maxvalue 9223372036854775807 start 1 cache 1 cycle"
};

struct Role : Object {
  Property options;  // "createdb createrole noinherit"
};

struct Namespace : Object {};

enum class ObjectKind {
  kNamespace,
  kEnum,
  kSequence,
  kTable,
  kColumn,
  kPrimaryKey,
  kUnique,
  kForeignKey,
  kCheck,
  kIndex,
  kPolicy,
  kView,
  kRole,
};

/// The noun for people: "foreign key".
std::string_view noun(ObjectKind kind);

struct Schema {
  std::vector<Namespace> namespaces;  // without public
  std::vector<Enum> enums;
  std::vector<Sequence> sequences;
  std::vector<Table> tables;
  std::vector<View> views;
  std::vector<Role> roles;
  std::vector<Policy> policies;      // of tables that are not in `tables`, named "table.policy"
  std::optional<Unknown> open;       // there may be objects that are not listed
  std::vector<ObjectKind> not_told;  // kinds that this picture never tells of, such as the checks of an old snapshot
};

/// The properties of an object with their names for people ("default", "on delete"), in the order in which SQL has
/// them.
struct NamedProperty {
  std::string_view name;
  const Property* value;
};
std::vector<NamedProperty> properties(const Column& column);
std::vector<NamedProperty> properties(const PrimaryKey& key);
std::vector<NamedProperty> properties(const Unique& unique);
std::vector<NamedProperty> properties(const ForeignKey& key);
std::vector<NamedProperty> properties(const Check& check);
std::vector<NamedProperty> properties(const Index& index);
std::vector<NamedProperty> properties(const Policy& policy);
std::vector<NamedProperty> properties(const Table& table);
std::vector<NamedProperty> properties(const View& view);
std::vector<NamedProperty> properties(const Sequence& sequence);
std::vector<NamedProperty> properties(const Role& role);

/// "audit.log", or "log" in public.
std::string qualified(std::string_view schema, std::string_view name);

}  // namespace lockstep::model
