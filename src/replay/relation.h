#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "replay/origin.h"
#include "sql/table.h"

// Tables and what looks like one, with all that belongs to them. Expressions are kept as their SQL text, as it was
// written, and as what they use. Lists are in the order of creation. Columns of constraints and keys are named as they
// are named now: renames are followed.
namespace lockstep::replay {

struct Column {
  std::uint32_t number = 0;  // 1-based, as attnum: kept by a rename, never used again
  std::string name;
  sql::TypeName type;  // as it was written last; serial columns have int2, int4 or int8; a renamed type is followed
  Id type_id = 0;      // of the enum, domain, composite or range; 0 for built-in and unknown ones
  bool is_type_known = true;  // false: a column of a query, of which only the name is known
  bool not_null = false;
  bool is_not_null_of_key = false;  // by the primary key alone
  bool is_serial = false;           // written as serial: default_value is the nextval of its own sequence
  bool is_inherited = false;        // from a parent alone
  bool is_assumed = false;          // no migration made it, but one used it
  bool may_be_altered = false;      // by a branch that may not run
  std::optional<std::string> default_value;
  std::optional<std::string> generated;  // the expression
  bool is_virtual = false;               // of a generated one (18)
  enum class Identity : std::uint8_t { kNone, kAlways, kByDefault };
  Identity identity = Identity::kNone;
  Id sequence = 0;  // of serial and identity
  std::string collation;
  Uses uses;  // of the default or the generated expression
  Existence existence = Existence::kCertain;
  Origin origin;
};

struct Constraint {
  sql::ConstraintKind kind =
      sql::ConstraintKind::kCheck;  // kCheck, kPrimaryKey, kUnique, kExclusion, kForeignKey, kNotNull (18)
  std::string name;
  bool is_named_by_postgres = false;  // the name was not written
  bool is_of_column = false;          // written at its column
  std::vector<std::string> columns;   // of a CHECK: those that it mentions
  std::string expression;             // of kCheck, without the outer parentheses
  Id foreign_table = 0;               // of kForeignKey; 0 when it is not known
  std::string foreign_schema;         // as the name says
  std::string foreign_name;
  std::vector<std::string> foreign_columns;
  sql::ReferentialAction on_delete = sql::ReferentialAction::kNoAction;
  sql::ReferentialAction on_update = sql::ReferentialAction::kNoAction;
  bool is_valid = true;
  bool is_enforced = true;
  bool is_deferrable = false;
  bool is_initially_deferred = false;
  bool is_no_inherit = false;
  bool nulls_not_distinct = false;
  bool is_inherited = false;
  std::string
      index;  // that it stands on: of kPrimaryKey, kUnique, kExclusion its own; of kForeignKey the other table's
  Uses uses;  // of a CHECK: functions and types; of a foreign key: the columns of the other table
  Existence existence = Existence::kCertain;
  Origin origin;
};

struct IndexKey {
  std::string column;  // empty for an expression
  std::string text;    // the expression, without outer parentheses that the grammar wants; the column's name otherwise
  std::string label;   // what PostgreSQL calls it in a name that it makes: the column, a function, "expr"
  std::string collation;
  std::string operator_class;
  bool descending = false;
  bool nulls_first = false;  // by the word, or by DESC
};

struct Index {
  std::string name;
  bool is_named_by_postgres = false;
  bool is_unique = false;
  bool is_valid = true;
  bool is_concurrent = false;     // built CONCURRENTLY
  bool is_of_constraint = false;  // a constraint has its name and stands on it
  bool nulls_not_distinct = false;
  std::string method = "btree";
  std::vector<IndexKey> keys;
  std::vector<std::string> included;
  std::optional<std::string> where;
  std::vector<sql::Option> options;
  std::vector<std::string> columns;  // all that it mentions: keys, included, in expressions and WHERE
  Id parent = 0;                     // the partitioned table whose index it is a part of
  std::string parent_index;          // and that index
  Uses uses;                         // of expressions and WHERE: functions and types
  Existence existence = Existence::kCertain;
  Origin origin;
};

struct Policy {
  std::string name;
  std::string command = "all";
  bool is_permissive = true;
  std::vector<std::string> roles;
  std::optional<std::string> using_expression;
  std::optional<std::string> with_check;
  Uses uses;
  Existence existence = Existence::kCertain;
  Origin origin;
};

struct Trigger {
  std::string name;
  bool is_enabled = true;
  bool is_constraint = false;
  bool for_each_row = false;
  std::string timing;
  std::vector<std::string> events;
  Id function = 0;
  Uses uses;  // the columns of UPDATE OF and WHEN, its function
  Existence existence = Existence::kCertain;
  Origin origin;
};

struct Rule {
  std::string name;
  std::string event;
  bool is_instead = false;
  Uses uses;
  Existence existence = Existence::kCertain;
  Origin origin;
};

enum class RelationKind : std::uint8_t {
  kTable,
  kForeignTable,
  kView,
  kMaterializedView,
  kSequence,
  kCompositeType,
};

/// "materialized view".
std::string_view words(RelationKind kind);

/// Of a sequence; what is not written has PostgreSQL's default.
struct SequenceOptions {
  std::string type = "int8";
  std::string increment = "1";
  std::string minimum;
  std::string maximum;
  std::string start;
  std::string cache = "1";
  bool cycles = false;
};

enum class ReplicaIdentity : std::uint8_t { kDefault, kFull, kNothing, kIndex };

struct Relation {
  Id id = 0;
  RelationKind kind = RelationKind::kTable;
  std::string schema;
  std::string name;
  Existence existence = Existence::kCertain;
  bool may_be_altered = false;      // by a branch that may not run: its options, its row security, its policies
  bool made_if_not_exists = false;  // with IF NOT EXISTS, or under a handler for duplicates: it may be an older one
  bool is_assumed = false;          // no migration made it, but one used it: what it has is only partly known
  Origin origin;
  sql::Persistence persistence = sql::Persistence::kPermanent;

  std::vector<Column> columns;
  std::vector<Constraint> constraints;
  std::vector<Index> indexes;
  std::vector<Policy> policies;
  std::vector<Trigger> triggers;
  std::vector<Rule> rules;
  /// Why there may be columns that are not listed; empty when there are none. The same of all other parts.
  std::string open_columns;
  std::string open_parts;
  std::uint32_t last_column_number = 0;

  bool has_row_security = false;
  bool forces_row_security = false;
  ReplicaIdentity replica_identity = ReplicaIdentity::kDefault;
  std::string replica_index;
  std::vector<sql::Option> options;  // WITH (…)

  std::string partition_strategy;              // "range", "list", "hash" of a partitioned table, else empty
  std::vector<std::string> partition_columns;  // that the partition key mentions
  Id partition_of = 0;                         // the parent, also after it was attached
  bool is_default_partition = false;
  std::vector<Id> inherits;
  std::vector<Id> children;  // partitions and inheriting tables

  Id of_type = 0;
  std::string definition;    // of views: the query as it is written
  Uses uses;                 // of views: what the query stands on
  bool is_populated = true;  // of materialized views; false after WITH NO DATA
  SequenceOptions sequence;
  Id owner_table = 0;  // of a sequence: OWNED BY, serial or identity
  std::uint32_t owner_column = 0;
  bool is_of_identity = false;

  /// Rows were put into it, or changed, by a migration after it was made (INSERT, UPDATE, COPY, CREATE TABLE AS, …).
  bool is_written_since_creation = false;

  bool is_partitioned() const { return !partition_strategy.empty(); }
  /// Has rows of its own, or those of its partitions.
  bool is_table() const { return kind == RelationKind::kTable || kind == RelationKind::kForeignTable; }
};

const Column* find_column(const Relation& relation, std::string_view name);
const Column* find_column(const Relation& relation, std::uint32_t number);
const Constraint* find_constraint(const Relation& relation, std::string_view name);
const Constraint* find_primary_key(const Relation& relation);
const Index* find_index(const Relation& relation, std::string_view name);
const Policy* find_policy(const Relation& relation, std::string_view name);
const Trigger* find_trigger(const Relation& relation, std::string_view name);
const Rule* find_rule(const Relation& relation, std::string_view name);

}  // namespace lockstep::replay
