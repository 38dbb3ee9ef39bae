#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sql/objects.h"

// One statement of SQL as plain values, whatever parsed it.
//
//   if (const auto* index = std::get_if<sql::CreateIndex>(&statement.body)) …
namespace lockstep::sql {

/// SELECT, VALUES or TABLE as a statement of its own, without INTO.
struct Select {
  Query query;
};

struct Truncate {
  std::vector<QualifiedName> tables;
  bool cascade = false;
  bool restarts_sequences = false;
};

struct Copy {
  QualifiedName table;  // empty for COPY (query)
  std::vector<Name> columns;
  std::optional<Query> query;
  bool is_from = false;
  bool is_stdin_or_stdout = false;
  bool is_program = false;
  std::string file;
  std::vector<Option> options;
};

struct LockTable {
  std::vector<QualifiedName> tables;
  std::string mode;  // "access exclusive", also when it is not written
  bool nowait = false;
};

/// SET, SET LOCAL, RESET.
struct SetVariable {
  enum class Kind : std::uint8_t { kSet, kSetDefault, kSetCurrent, kReset, kResetAll, kOther };
  Kind kind = Kind::kSet;
  bool is_local = false;
  std::string name;  // lower case: "search_path", "lock_timeout", "role"; "transaction" for SET TRANSACTION
  std::vector<std::string> values;  // as text
};

struct Transaction {
  enum class Kind : std::uint8_t {
    kBegin,
    kCommit,
    kRollback,
    kSavepoint,
    kRelease,
    kRollbackTo,
    kPrepare,
    kCommitPrepared,
    kRollbackPrepared,
  };
  Kind kind = Kind::kBegin;
  Name savepoint;
  bool and_chain = false;
};

/// DO. The static SQL of its body is in the children of the Statement.
struct Do {
  std::string language;  // "plpgsql" when it is not written
  std::string body;      // escapes resolved
  Span body_span;        // of the literal with its quotes
};

struct Reindex {
  enum class Kind : std::uint8_t { kIndex, kTable, kSchema, kSystem, kDatabase };
  Kind kind = Kind::kIndex;
  QualifiedName name;  // of a schema or database: name alone
  bool concurrently = false;
  std::vector<Option> options;
};

/// VACUUM and ANALYZE.
struct Vacuum {
  bool is_vacuum = true;
  bool is_full = false;
  bool analyzes = false;
  std::vector<QualifiedName> tables;  // empty: all
  std::vector<Option> options;
};

struct Cluster {
  QualifiedName table;  // empty: all that were clustered before
  Name index;
};

struct AlterSystem {
  SetVariable setting;
};

struct Call {
  Expression call;
};

/// What has no shape of its own here.
struct Other {
  std::string node;  // the parser's name: "ListenStmt"
  std::vector<QualifiedName> relations;
};

using StatementBody =
    std::variant<Other, CreateTable, CreateTableAs, AlterTable, CreateIndex, Drop, Owned, Rename, SetSchema,
                 ChangeOwner, CreateEnum, AlterEnum, CreateType, CreateDomain, AlterDomain, Sequence, CreateView,
                 RefreshMaterializedView, CreateFunction, AlterFunction, CreateTrigger, Policy, CreateRule,
                 CreateSchema, Extension, Role, ClusterObject, Grant, Replication, Comment, Select, Insert, Update,
                 Delete, Merge, Truncate, Copy, LockTable, SetVariable, Transaction, Do, Reindex, Vacuum, Cluster,
                 AlterSystem, Call>;

/// How a statement stands in the one that contains it. Of an element of CREATE SCHEMA, and at top level, nothing holds.
struct Nesting {
  bool in_condition = false;          // IF, CASE, or an exception handler: it may not run
  bool in_loop = false;               // it may run many times
  bool is_dynamic = false;            // EXECUTE of a constant string
  std::uint32_t branch = 0;           // of the block: those of one number run together; 0 is outside of all branches
  std::vector<std::string> forgiven;  // conditions of the EXCEPTION handlers around it: "duplicate_object", "others"
};

struct Statement {
  Span span;  // from the first token to the last, without ';' and the comments before it
  StatementBody body;
  Nesting nesting;
  /// What DO, CREATE FUNCTION (sql, plpgsql) and CREATE SCHEMA contain, in the order of the text. Spans are in the file
  /// too; where a body's literal has escapes, those of what is inside are the literal's.
  std::vector<Statement> children;
};

/// Calls `visit` with every expression of the statement, outermost first, those in sub-queries too; not those of its
/// children.
void for_each_expression(const Statement& statement, const std::function<void(const Expression&)>& visit);
/// The same of a part.
void for_each_expression(const Expression& expression, const std::function<void(const Expression&)>& visit);
void for_each_expression(const Query& query, const std::function<void(const Expression&)>& visit);

enum class RelationUse : std::uint8_t {
  kRead,       // in FROM and its like
  kWritten,    // INSERT, UPDATE, DELETE, MERGE, COPY FROM, TRUNCATE
  kDefined,    // CREATE TABLE, CREATE VIEW
  kAltered,    // ALTER, CREATE INDEX, CREATE TRIGGER, DROP and so on
  kReferenced  // REFERENCES, LIKE, INHERITS, PARTITION OF
};

/// Calls `visit` with every relation that the statement names, in sub-queries too; not those of its children. Names of
/// its own WITH are left out.
void for_each_relation(const Statement& statement, const std::function<void(const QualifiedName&, RelationUse)>& visit);
/// The relations that a query reads.
void for_each_relation(const Query& query, const std::function<void(const QualifiedName&)>& visit);

}  // namespace lockstep::sql
