#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sql/query.h"

// What makes and changes tables: columns, constraints, indexes.
namespace lockstep::sql {

enum class ReferentialAction : std::uint8_t { kNoAction, kRestrict, kCascade, kSetNull, kSetDefault };

/// What REFERENCES says.
struct Reference {
  QualifiedName table;
  std::vector<Name> columns;  // empty: its primary key
  ReferentialAction on_delete = ReferentialAction::kNoAction;
  ReferentialAction on_update = ReferentialAction::kNoAction;
  std::vector<Name> set_columns;  // ON DELETE SET NULL (…)
  bool match_full = false;
};

/// One key of an index, of EXCLUDE, or of PARTITION BY.
struct IndexKey {
  enum class Order : std::uint8_t { kDefault, kAscending, kDescending };
  enum class Nulls : std::uint8_t { kDefault, kFirst, kLast };

  Name column;                    // empty for an expression
  OptionalExpression expression;  // null for a column
  QualifiedName collation;
  QualifiedName operator_class;
  std::vector<Option> operator_class_options;
  Order order = Order::kDefault;
  Nulls nulls = Nulls::kDefault;
  std::string exclusion_operator;  // of EXCLUDE: "&&"
  Span span;
};

enum class ConstraintKind : std::uint8_t {
  kNull,  // the word NULL at a column
  kNotNull,
  kDefault,    // expression
  kIdentity,   // generated_always; options are of its sequence
  kGenerated,  // expression; is_virtual
  kCheck,      // expression
  kPrimaryKey,
  kUnique,
  kExclusion,
  kForeignKey,
};

struct Constraint {
  ConstraintKind kind = ConstraintKind::kCheck;
  Name name;  // empty when it is not written
  Span span;  // from CONSTRAINT, or the first word
  OptionalExpression expression;
  std::vector<Name> columns;  // of a table constraint; of a column's own: empty. kNotNull: the one column (18)
  std::vector<Name> included;
  std::vector<IndexKey> exclusions;
  std::unique_ptr<Reference> reference;  // of kForeignKey, never null there
  Name index;                            // USING INDEX
  std::string method;                    // of EXCLUDE
  std::vector<Option> options;           // WITH (…), or of an identity's sequence
  OptionalExpression where;              // of EXCLUDE
  bool generated_always = false;         // of an identity; otherwise BY DEFAULT
  bool is_virtual = false;               // GENERATED … VIRTUAL (18)
  bool is_not_valid = false;
  bool is_no_inherit = false;
  bool is_not_enforced = false;  // NOT ENFORCED (18)
  bool is_deferrable = false;
  bool is_initially_deferred = false;
  bool nulls_not_distinct = false;
};

struct Column {
  Name name;
  TypeName type;                        // empty name: not written (a column of a typed table, a partition, a view)
  std::vector<Constraint> constraints;  // in the order of the text
  QualifiedName collation;
  std::string compression;
  std::string storage;
  Span span;
};

/// The first of a kind, or null.
const Constraint* find_constraint(const Column& column, ConstraintKind kind);

/// LIKE table INCLUDING …
struct TableLike {
  QualifiedName table;
  bool including_comments = false;
  bool including_compression = false;
  bool including_constraints = false;  // CHECK
  bool including_defaults = false;
  bool including_generated = false;
  bool including_identity = false;
  bool including_indexes = false;  // with the primary key and unique constraints
  bool including_statistics = false;
  bool including_storage = false;
  Span span;
};

/// FOR VALUES …, or DEFAULT.
struct PartitionBound {
  enum class Kind : std::uint8_t { kDefault, kList, kRange, kHash };
  Kind kind = Kind::kDefault;
  std::vector<Expression> values;  // of kList, or FROM of kRange
  std::vector<Expression> upper;   // TO of kRange
  std::int64_t modulus = 0;
  std::int64_t remainder = 0;
  Span span;
};

/// PARTITION BY.
struct PartitionBy {
  std::string strategy;  // "list", "range", "hash"
  std::vector<IndexKey> keys;
  Span span;
};

/// Of CREATE TABLE, CREATE TABLE AS, SELECT INTO, CREATE VIEW and CREATE SEQUENCE.
enum class Persistence : std::uint8_t { kPermanent, kTemporary, kUnlogged };

/// CREATE TABLE and CREATE FOREIGN TABLE.
struct CreateTable {
  QualifiedName name;
  bool if_not_exists = false;
  bool is_foreign = false;
  Persistence persistence = Persistence::kPermanent;
  std::vector<Column> columns;
  std::vector<Constraint> constraints;  // of the table; those of a column are there
  std::vector<TableLike> likes;
  std::vector<QualifiedName> inherits;
  QualifiedName partition_of;  // empty when it is no partition
  std::unique_ptr<PartitionBound> bound;
  std::unique_ptr<PartitionBy> partition_by;
  QualifiedName of_type;
  std::vector<Option> options;
  std::string access_method;
  Name tablespace;
  bool drops_on_commit = false;
};

/// CREATE TABLE AS, CREATE MATERIALIZED VIEW, SELECT INTO.
struct CreateTableAs {
  QualifiedName name;
  bool is_materialized_view = false;
  bool is_select_into = false;
  bool if_not_exists = false;
  bool with_no_data = false;
  Persistence persistence = Persistence::kPermanent;
  std::vector<Name> columns;   // empty: as the query names them
  std::optional<Query> query;  // absent for EXECUTE
  std::vector<Option> options;
  std::string access_method;
  Name tablespace;
};

struct CreateIndex {
  Name name;           // empty: PostgreSQL makes one
  FromItem table;      // `only`: ON ONLY t
  std::string method;  // "btree" when it is not written
  bool is_unique = false;
  bool concurrently = false;
  bool if_not_exists = false;
  bool nulls_not_distinct = false;
  std::vector<IndexKey> keys;
  std::vector<Name> included;
  std::vector<Option> options;
  OptionalExpression where;
  Name tablespace;
};

enum class AlterActionKind : std::uint8_t {
  kAddColumn,           // column, if_not_exists
  kDropColumn,          // name, if_exists, cascade
  kSetDefault,          // name, expression
  kDropDefault,         // name
  kSetNotNull,          // name
  kDropNotNull,         // name
  kSetType,             // name, column: type and collation; expression: USING
  kSetExpression,       // name, expression (17)
  kDropExpression,      // name, if_exists
  kAddIdentity,         // name, constraint
  kSetIdentity,         // name, options; "generated": "always" or "by default"
  kDropIdentity,        // name, if_exists
  kSetStatistics,       // name, value
  kSetColumnOptions,    // name, options
  kResetColumnOptions,  // name, options
  kSetStorage,          // name, value
  kSetCompression,      // name, value
  kAddConstraint,       // constraint
  kAlterConstraint,     // name, constraint: deferrability
  kValidateConstraint,  // name
  kDropConstraint,      // name, if_exists, cascade
  kOwner,               // name: the role
  kClusterOn,           // name: the index
  kSetWithoutCluster,
  kSetLogged,
  kSetUnlogged,
  kSetAccessMethod,  // name; empty: DEFAULT (17)
  kSetTablespace,    // name
  kSetOptions,       // options
  kResetOptions,     // options
  kEnableTrigger,    // name; empty: ALL or USER, then value says which; value: "always", "replica" too
  kDisableTrigger,   // name; empty: ALL or USER, then value says which
  kEnableRule,       // name
  kDisableRule,      // name
  kInherit,          // other
  kNoInherit,        // other
  kOfType,           // other
  kNotOfType,
  kReplicaIdentity,  // value: "default", "full", "nothing", "index" with name
  kEnableRowSecurity,
  kDisableRowSecurity,
  kForceRowSecurity,
  kNoForceRowSecurity,
  kAttachPartition,          // other: the partition or, of an index, the index; bound
  kDetachPartition,          // other; concurrently
  kDetachPartitionFinalize,  // other
  kGenericOptions,           // of a foreign table
  kOther,                    // value: the parser's name of it
};

/// One of the comma-separated actions of ALTER TABLE and its relatives. What a kind uses is said at the kind.
struct AlterAction {
  AlterActionKind kind = AlterActionKind::kOther;
  bool if_exists = false;
  bool if_not_exists = false;
  bool cascade = false;
  bool concurrently = false;
  Span span;  // from its first word to the last before the comma
  Name name;
  std::string value;
  QualifiedName other;
  OptionalExpression expression;
  std::unique_ptr<Column> column;
  std::unique_ptr<Constraint> constraint;
  std::unique_ptr<PartitionBound> bound;
  std::vector<Option> options;
};

}  // namespace lockstep::sql
