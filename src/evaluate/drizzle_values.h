#pragma once
#include <string_view>
#include <vector>

#include "evaluate/value.h"

// What the functions of drizzle-orm/pg-core make, with the fields that drizzle-kit 0.31 reads of it. Fields that the
// program sets to anything are Values: undefined when it did not, unknown when it cannot be told.
namespace lockstep::evaluate {

struct ColumnType;  // a row of the table in column_types.h

/// What a column builder has been told so far.
struct ColumnFacts {
  const ColumnType* type = nullptr;
  Value config;       // its options; of a custom type the argument of dataType()
  Value type_source;  // the enum; the object given to customType()
  Value name;         // "" until the key of the object it stands in names it
  bool is_named_by_key = false;
  bool not_null = false;
  bool primary_key = false;
  bool is_unique = false;
  Value unique_name;
  Value unique_nulls;
  Value default_value;  // undefined when there is none
  Value generated;
  Value identity;  // "always", "by default", or undefined
  Value identity_options;
  UnknownId unknown = 0;  // a method was called that is not known
};

/// `.references(() => target, actions)`.
struct Reference {
  Value target;
  Value actions;
  Origin origin;
};

struct ColumnBuilder {
  ColumnFacts facts;
  std::vector<Reference> references;
  Value element;  // of an array: the builder of what it holds
  Value size;
  Origin origin;
};

/// What `.desc().nullsFirst().op('x')` said of a column as the key of an index.
struct KeyOrder {
  bool descending = false;
  bool nulls_first = false;
  Value operator_class;
};

struct Column {
  ColumnFacts facts;
  Value type;         // as SQL text
  Value enumeration;  // of an enum or an array of one
  Value table;
  Symbol key = kEmptyText;
  Origin origin;  // its key
  std::vector<Reference> references;
  bool is_index_key = false;  // one of those that the extra configuration is given: it can be ordered
  KeyOrder order;
  KeyOrder usual_order;          // what `order` goes back to when an index has taken it
  bool orders_as_usual = false;  // since onOnly(): what is said of the order is the usual one from then on
};

struct Table {
  Value name;
  Value schema;
  Value columns;  // an object
  Value extra_config;
  Value extra_columns;  // an object: what the extra configuration is given
  bool row_level_security = false;
  Origin origin;
  UnknownId unknown = 0;
};

struct EnumType {
  Value name;
  Value schema;
  Value labels;               // an array
  bool is_of_object = false;  // its labels are the values of an object: drizzle-kit tells no schema of its columns
  Origin origin;
};

struct PgSchema {
  Value name;
  Origin origin;
};

struct Chunk {
  bool is_text = false;  // written in the template; else a value that stands in it
  Value value;
};

struct Sql {
  std::vector<Chunk> chunks;
  bool inlines_parameters = false;
  Origin origin;  // of the template, when there is one
};

struct SqlParam {
  Value value;
  Value column;
};

struct SqlAlias {
  Value sql;
  Value name;
};

struct IndexKey {
  Value column;  // or SQL
  KeyOrder order;
};

struct Index {
  Value name;
  bool is_unique = false;
  bool is_complete = false;  // `.on(…)` was called; Drizzle ignores it otherwise
  std::vector<IndexKey> keys;
  Value method;
  Value where;
  Value with;
  bool concurrently = false;
  UnknownId unknown = 0;  // of its keys
  Origin origin;
};

struct Unique {
  Value name;
  bool is_complete = false;
  bool nulls_not_distinct = false;
  std::vector<Value> columns;
  Origin origin;
};

struct PrimaryKey {
  Value name;
  Value columns;  // an array
  Origin origin;
};

struct ForeignKey {
  Value config;  // { name, columns, foreignColumns }
  Value on_delete;
  Value on_update;
  Origin origin;
};

struct Check {
  Value name;
  Value condition;
  Origin origin;
};

struct Policy {
  Value name;
  Value config;  // { as, for, to, using, withCheck }
  Value table;   // `.link(table)`
  Origin origin;
};

struct Role {
  Value name;
  Value config;
  bool exists = false;  // `.existing()`: made by somebody else
  Origin origin;
};

struct Sequence {
  Value name;
  Value schema;
  Value options;
  Origin origin;
};

struct View {
  Value name;
  Value schema;
  Value columns;  // given, or undefined: then a query tells them
  bool is_materialized = false;
  bool is_complete = false;  // `.as(…)` or `.existing()` was called
  bool exists = false;
  Value definition;
  Value with;
  Value method;  // `.using('heap')`
  Value tablespace;
  bool with_no_data = false;
  Origin origin;
};

}  // namespace lockstep::evaluate
