#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/table.h"

// What makes, changes and removes everything but tables: types, sequences, views, functions, triggers, policies,
// schemas, roles.
namespace lockstep::sql {

enum class ObjectKind : std::uint8_t {
  kTable,
  kView,
  kMaterializedView,
  kIndex,
  kSequence,
  kForeignTable,
  kType,  // ALTER TABLE's relatives: a composite type
  kDomain,
  kSchema,
  kColumn,
  kAttribute,  // of a composite type
  kTableConstraint,
  kDomainConstraint,
  kFunction,
  kProcedure,
  kRoutine,
  kAggregate,
  kTrigger,
  kPolicy,
  kRule,
  kExtension,
  kEventTrigger,
  kPublication,
  kSubscription,
  kRole,
  kDatabase,
  kTablespace,
  kCollation,
  kCast,
  kOperator,
  kStatistics,
  kForeignServer,
  kForeignDataWrapper,
  kUserMapping,
  kLanguage,
  kOther,  // text search objects, operator classes, transforms, conversions, access methods, large objects
};

/// The words of SQL in lower case: "materialized view".
std::string_view words(ObjectKind kind);

/// An object that a statement names.
struct ObjectName {
  QualifiedName name;  // of a column, constraint, trigger, policy or rule: schema is empty, and `on` has its table
  QualifiedName on;    // of a domain's constraint: the domain
  std::vector<TypeName> arguments;  // of functions, procedures, aggregates, operators; of casts: from and to
  bool has_arguments = false;       // DROP FUNCTION f without () leaves it false
};

/// DROP of everything, also of roles, databases and tablespaces.
struct Drop {
  ObjectKind kind = ObjectKind::kOther;
  std::vector<ObjectName> objects;
  bool if_exists = false;
  bool cascade = false;
  bool concurrently = false;
};

/// DROP OWNED and REASSIGN OWNED.
struct Owned {
  bool is_drop = false;
  std::vector<Name> roles;
  bool cascade = false;
};

/// ALTER TABLE, and ALTER of INDEX, VIEW, MATERIALIZED VIEW, SEQUENCE, FOREIGN TABLE and composite TYPE that is written
/// with the same actions (of a type, kAddColumn is ADD ATTRIBUTE).
struct AlterTable {
  ObjectKind object = ObjectKind::kTable;
  FromItem table;  // `only`: ALTER TABLE ONLY t
  bool if_exists = false;
  std::vector<AlterAction> actions;
};

/// ALTER … RENAME. Of a column, constraint, trigger, policy, rule or attribute: old_name is its name and `relation`
/// where it is. Of the rest: object has the old name.
struct Rename {
  ObjectKind kind = ObjectKind::kTable;
  ObjectKind relation_kind = ObjectKind::kTable;  // of what a column belongs to
  ObjectName object;
  QualifiedName relation;
  Name old_name;
  Name new_name;
  bool if_exists = false;
};

/// ALTER … SET SCHEMA.
struct SetSchema {
  ObjectKind kind = ObjectKind::kTable;
  ObjectName object;
  Name schema;
  bool if_exists = false;
};

/// ALTER … OWNER TO, of what is not altered as a table is.
struct ChangeOwner {
  ObjectKind kind = ObjectKind::kOther;
  ObjectName object;
  Name owner;
};

/// A value of an enum: its label and the literal's place, quotes included.
struct EnumValue {
  std::string label;
  Span span;
};

struct CreateEnum {
  QualifiedName name;
  std::vector<EnumValue> values;
};

/// ALTER TYPE … ADD VALUE or RENAME VALUE.
struct AlterEnum {
  enum class Kind : std::uint8_t { kAddValue, kRenameValue };
  Kind kind = Kind::kAddValue;
  QualifiedName name;
  EnumValue value;      // the one to add, or the new label
  EnumValue old_value;  // of kRenameValue
  EnumValue neighbor;   // BEFORE or AFTER; an empty span when it goes to the end
  bool is_after = false;
  bool if_not_exists = false;
};

/// CREATE TYPE that is not an enum.
struct CreateType {
  enum class Kind : std::uint8_t { kComposite, kRange, kBase, kShell };
  Kind kind = Kind::kComposite;
  QualifiedName name;
  std::vector<Column> attributes;
  std::vector<Option> options;
};

struct CreateDomain {
  QualifiedName name;
  TypeName type;
  QualifiedName collation;
  std::vector<Constraint> constraints;  // kCheck, kNotNull, kNull, kDefault
};

struct AlterDomain {
  enum class Kind : std::uint8_t {
    kSetDefault,
    kDropDefault,
    kSetNotNull,
    kDropNotNull,
    kAddConstraint,
    kDropConstraint,
    kValidateConstraint,
  };
  Kind kind = Kind::kSetDefault;
  QualifiedName domain;
  Name name;  // of the constraint that is dropped or validated
  OptionalExpression expression;
  std::unique_ptr<Constraint> constraint;
  bool if_exists = false;
  bool cascade = false;
};

/// CREATE SEQUENCE, and ALTER SEQUENCE with options of a sequence.
struct Sequence {
  bool is_create = true;
  QualifiedName name;
  Persistence persistence = Persistence::kPermanent;
  bool if_exists = false;       // IF NOT EXISTS of CREATE
  std::vector<Option> options;  // as, increment, minvalue, maxvalue, start, restart, cache, cycle ("true", "false");
                                // NO MINVALUE and a bare RESTART have no value
  QualifiedName owned_by;       // schema and name of the table; empty for NONE and when it is not written
  Name owned_by_column;
  bool is_owned_by_none = false;
};

struct CreateView {
  QualifiedName name;
  bool or_replace = false;
  Persistence persistence = Persistence::kPermanent;
  std::vector<Name> columns;
  Query query;
  std::vector<Option> options;  // with check_option of WITH CHECK OPTION
};

struct RefreshMaterializedView {
  QualifiedName name;
  bool concurrently = false;
  bool with_no_data = false;
};

struct Parameter {
  enum class Mode : std::uint8_t { kIn, kOut, kInOut, kVariadic, kTable };
  Mode mode = Mode::kIn;
  Name name;
  TypeName type;
  OptionalExpression default_value;
  Span span;
};

enum class Volatility : std::uint8_t { kVolatile, kStable, kImmutable };

/// CREATE FUNCTION and CREATE PROCEDURE. The static SQL of a body in `sql` or `plpgsql` is in the children of the
/// Statement.
struct CreateFunction {
  QualifiedName name;
  bool is_procedure = false;
  bool or_replace = false;
  std::vector<Parameter> parameters;  // with those of RETURNS TABLE
  std::unique_ptr<TypeName> returns;  // null when not written
  std::string language;               // lower case; "sql" when there is a standard body
  Volatility volatility = Volatility::kVolatile;
  bool is_security_definer = false;
  bool is_strict = false;
  std::vector<Option> settings;    // SET search_path = …
  std::string body;                // AS '…', escapes resolved; of C functions the object file
  Span body_span;                  // of that literal with its quotes, or of the standard body
  bool has_standard_body = false;  // BEGIN ATOMIC … END or RETURN …
};

/// ALTER FUNCTION, PROCEDURE or ROUTINE with options.
struct AlterFunction {
  ObjectKind kind = ObjectKind::kFunction;
  ObjectName function;
  std::vector<Option> options;  // volatility, strict, security, leakproof, parallel, cost, rows, support, "set NAME"
};

struct CreateTrigger {
  Name name;
  bool or_replace = false;
  bool is_constraint = false;
  QualifiedName table;
  QualifiedName function;
  std::string timing;               // "before", "after", "instead of"
  std::vector<std::string> events;  // "insert", "update", "delete", "truncate"
  std::vector<Name> columns;        // of UPDATE OF
  bool for_each_row = false;
  OptionalExpression when;
  bool is_deferrable = false;
  bool is_initially_deferred = false;
};

/// CREATE POLICY and ALTER POLICY.
struct Policy {
  bool is_create = true;
  Name name;
  QualifiedName table;
  std::string command;  // "all", "select", "insert", "update", "delete"; empty in ALTER
  bool is_permissive = true;
  std::vector<Name> roles;  // "public", "current_user" as such
  OptionalExpression using_expression;
  OptionalExpression with_check;
};

struct CreateRule {
  Name name;
  QualifiedName table;
  std::string event;  // "select", "insert", "update", "delete"
  bool or_replace = false;
  bool is_instead = false;
  OptionalExpression where;
  std::vector<DataStatement> actions;
};

/// CREATE SCHEMA. Its elements are the children of the Statement.
struct CreateSchema {
  Name name;  // empty: that of the authorization
  Name authorization;
  bool if_not_exists = false;
};

/// CREATE EXTENSION, and ALTER EXTENSION … UPDATE, ADD, DROP.
struct Extension {
  enum class Kind : std::uint8_t { kCreate, kUpdate, kContents };
  Kind kind = Kind::kCreate;
  Name name;
  bool if_not_exists = false;
  bool cascade = false;
  std::vector<Option> options;  // schema, version
};

/// CREATE or ALTER ROLE (USER, GROUP), also ALTER ROLE … SET.
struct Role {
  bool is_create = true;
  Name name;                    // "all" for ALTER ROLE ALL
  std::vector<Option> options;  // superuser, createdb, … with "true" or "false"; "set NAME"
  bool has_literal_password = false;
  Span password_span;  // of the option, when it can be told
};

/// CREATE or ALTER DATABASE, CREATE or ALTER TABLESPACE. DROP is a Drop.
struct ClusterObject {
  ObjectKind kind = ObjectKind::kDatabase;
  bool is_create = true;
  Name name;
  std::vector<Option> options;
};

/// GRANT and REVOKE, of privileges and of roles, and ALTER DEFAULT PRIVILEGES.
struct Grant {
  bool is_grant = true;
  bool is_of_roles = false;
  bool is_default = false;  // ALTER DEFAULT PRIVILEGES
  ObjectKind kind = ObjectKind::kTable;
  bool all_in_schema = false;  // objects are schemas then
  std::vector<ObjectName> objects;
  std::vector<std::string> privileges;  // lower case; empty: ALL; granted roles
  std::vector<Name> grantees;           // "public" for PUBLIC
  bool to_public = false;
  bool with_grant_option = false;
  bool cascade = false;
};

/// CREATE or ALTER PUBLICATION and SUBSCRIPTION.
struct Replication {
  enum class Change : std::uint8_t {
    kCreate,
    kSet,
    kAdd,
    kDrop,
    kOptions,
    kRefresh,
    kEnable,
    kDisable,
    kConnection,
    kSkip
  };
  bool is_subscription = false;
  Change change = Change::kCreate;
  Name name;
  bool all_tables = false;
  std::vector<QualifiedName> tables;
  std::vector<Name> schemas;       // TABLES IN SCHEMA
  std::vector<Name> publications;  // of a subscription
  std::vector<Option> options;
};

struct Comment {
  ObjectKind kind = ObjectKind::kOther;
  ObjectName object;
  std::optional<std::string> text;  // absent: IS NULL
};

}  // namespace lockstep::sql
