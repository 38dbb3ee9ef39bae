#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sql/names.h"

// Expressions, and the statements that read and change rows: SELECT, INSERT, UPDATE, DELETE, MERGE. They are one header
// because each can stand within the others. Trees are at most kDeepestExpression levels deep, so recursion over them is
// safe.
namespace lockstep::sql {

struct Query;
struct DataStatement;

constexpr std::size_t kDeepestExpression = 200;

enum class ExpressionKind : std::uint8_t {
  kNull,
  kBoolean,    // text: "true" or "false"
  kNumber,     // text: as written, without sign ("-1" is an operator over "1", unless the parser folded it: then "-1")
  kString,     // text: the value, escapes resolved
  kBitString,  // text: b101, x1F
  kColumn,     // text: column, "*" for all; qualifier: what stands before it ("t", "s.t")
  kParameter,  // text: the number of $1
  kCall,       // text: function; qualifier: schema; operands: arguments, then what else is in the call (see below)
  kCast,       // operand 0 to `type`; however it is spelled: CAST, ::, int '1'
  kOperator,   // text: in upper case: "+", "=", "LIKE", "NOT IN", "= ANY", "BETWEEN", "IS DISTINCT FROM"; 1 or more
  kAnd,        // 2 or more operands
  kOr,         // 2 or more operands
  kNot,        // 1 operand
  kNullTest,   // text: "IS NULL" or "IS NOT NULL"
  kBooleanTest,  // text: "IS TRUE", "IS NOT UNKNOWN", …
  kArray,        // ARRAY[…]
  kRow,          // ROW(…), (a, b)
  kCase,         // operands in the order of the text
  kCoalesce,
  kGreatest,
  kLeast,
  kNullif,
  kValueFunction,  // text: CURRENT_DATE, LOCALTIMESTAMP, CURRENT_USER, …, in upper case, without precision
  kSubquery,       // text: "", "EXISTS", "ARRAY", "IN", "= ANY", "< ALL"; `query`; operand 0 the left side, if any
  kCollate,        // operand 0; text: collation; qualifier: its schema
  kSubscript,      // operand 0 is the array, then the subscripts
  kField,          // (operand 0).text; "*" for all
  kDefault,        // the word DEFAULT as a value
  kOther,          // text: the parser's name of the node; or "too deep", then without operands
};

struct Expression {
  ExpressionKind kind = ExpressionKind::kOther;
  bool is_star = false;      // of a call: count(*)
  bool is_distinct = false;  // of a call: count(DISTINCT x)
  /// Of a call: how many operands are arguments. Those after them are of ORDER BY, FILTER and OVER.
  std::uint32_t argument_count = 0;
  Span span;  // from the first to the last byte, with parentheses that belong to it, not those around it
  std::string text;
  std::string qualifier;
  std::vector<Expression> operands;
  std::unique_ptr<TypeName> type;
  std::unique_ptr<Query> query;
};

/// An expression that may not be there.
using OptionalExpression = std::unique_ptr<Expression>;

/// One of WITH.
struct CommonTable {
  Name name;
  std::vector<Name> columns;
  std::unique_ptr<DataStatement> statement;  // never null
};

/// A relation, sub-query or function in FROM, USING or as a target. Joins are taken apart: the items in the order of
/// the text, the conditions in `Query::join_conditions`.
struct FromItem {
  QualifiedName relation;        // empty for a sub-query or a function
  bool only = false;             // ONLY t
  std::unique_ptr<Query> query;  // of a sub-query
  std::vector<Expression> functions;
  Name alias;  // span is that of its text alone when it can be told, else empty
  std::vector<Name> column_aliases;
  Span span;
};

/// One item of SELECT or RETURNING.
struct Target {
  Expression value;
  Name alias;  // empty when AS is not written
};

/// SELECT, VALUES or TABLE.
struct Query {
  enum class SetOperation : std::uint8_t { kNone, kUnion, kIntersect, kExcept };

  Span span;
  std::vector<CommonTable> with;
  std::vector<Target> targets;
  std::vector<FromItem> from;
  std::vector<Expression> join_conditions;
  std::vector<Name> join_columns;  // of JOIN … USING
  OptionalExpression where;
  std::vector<Expression> others;  // GROUP BY, HAVING, ORDER BY, DISTINCT ON, WINDOW, LIMIT, OFFSET
  std::vector<std::vector<Expression>> values;
  SetOperation operation = SetOperation::kNone;
  std::vector<Query> operands;  // of the set operation: none, or two and more; targets, from and where are then empty
  QualifiedName into;           // SELECT … INTO; empty otherwise
  bool into_temporary = false;
  bool locks_rows = false;  // FOR UPDATE and its like
};

/// A column that is assigned or inserted into. With a subscript or a field (a[1], a.b) only a part of it is.
struct TargetColumn {
  Name name;
  bool is_part = false;
};

/// SET column = value. Of SET (a, b) = (SELECT …) each column comes with the same kind of value: kSubquery for the
/// first, kOther "multi-assign" for the rest.
struct Assignment {
  TargetColumn column;
  Expression value;
};

struct OnConflict {
  bool does_update = false;
  std::vector<Expression> keys;  // of ON CONFLICT (…)
  Name constraint;
  std::vector<Assignment> assignments;
  OptionalExpression where;
  Span span;
};

struct Insert {
  std::vector<CommonTable> with;
  FromItem target;
  std::vector<TargetColumn> columns;  // empty: all
  std::optional<Query> source;        // VALUES is a query with `values`; absent for DEFAULT VALUES
  std::optional<OnConflict> on_conflict;
  bool overriding_system_value = false;
  bool overriding_user_value = false;
  std::vector<Target> returning;
};

struct Update {
  std::vector<CommonTable> with;
  FromItem target;
  std::vector<Assignment> assignments;
  std::vector<FromItem> from;
  std::vector<Expression> join_conditions;
  OptionalExpression where;
  std::vector<Target> returning;
};

struct Delete {
  std::vector<CommonTable> with;
  FromItem target;
  std::vector<FromItem> from;  // USING
  std::vector<Expression> join_conditions;
  OptionalExpression where;
  std::vector<Target> returning;
};

struct MergeAction {
  enum class Kind : std::uint8_t { kInsert, kUpdate, kDelete, kNothing };
  Kind kind = Kind::kNothing;
  bool when_matched = false;
  bool by_source = false;  // WHEN NOT MATCHED BY SOURCE (17): about rows of the target, as when_matched is
  OptionalExpression condition;
  std::vector<Assignment> assignments;  // of kUpdate
  std::vector<TargetColumn> columns;    // of kInsert
  std::vector<Expression> values;       // of kInsert
};

struct Merge {
  std::vector<CommonTable> with;
  FromItem target;
  std::vector<FromItem> source;
  std::vector<Expression> join_conditions;
  Expression condition;
  std::vector<MergeAction> actions;
};

/// One of the five, within WITH, a function's body or a rule.
struct DataStatement {
  Span span;
  std::variant<Query, Insert, Update, Delete, Merge> body;
};

}  // namespace lockstep::sql
