#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/schema.h"

namespace lockstep::model {

/// Any object of a schema, seen without its type. Points into the schema, which must outlive it.
struct SchemaPart {
  ObjectKind kind;
  const Object* object;
  std::string_view schema;                // of a table, enum, view or sequence; empty for public
  std::vector<NamedProperty> properties;  // none for an enum and a schema
  const Table* table = nullptr;           // of kTable
  const Enum* enumeration = nullptr;      // of kEnum
};

/// What stands by itself: schemas, enums, sequences, tables, views, roles, and policies of tables that are not listed.
std::vector<SchemaPart> relations(const Schema& schema);
/// Columns, constraints, indexes and policies.
std::vector<SchemaPart> parts(const Table& table);

/// "audit.log", or "log" in public.
std::string qualified(const SchemaPart& part);

/// Puts the parts in the order of kind, schema and name; those that are equal in it stay in theirs.
void sort_by_name(std::vector<SchemaPart>& parts);
/// Negative, zero or positive as `left` comes before, with or after `right` in that order.
int compare_names(const SchemaPart& left, const SchemaPart& right);

}  // namespace lockstep::model
