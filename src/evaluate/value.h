#pragma once
#include <cstdint>

#include "typescript/syntax.h"

namespace lockstep::evaluate {

/// An interned text: property names and string values alike, so that comparing two is comparing two numbers.
enum class Symbol : std::uint32_t {};
constexpr Symbol kEmptyText{0};

/// Indices into the stores of the heap. 0 is none.
using ModuleId = std::uint32_t;
using EnvironmentId = std::uint32_t;
using UnknownId = std::uint32_t;

/// An expression, with what its local names mean.
struct Origin {
  ModuleId module = 0;
  typescript::NodeId node = typescript::kNoNode;
  EnvironmentId environment = 0;
};

enum class Type : std::uint8_t {
  kUndefined,
  kNull,
  kBoolean,
  kNumber,
  kBigInt,  // its decimal text
  kString,
  kDate,  // milliseconds since 1970
  kRegex,
  kArray,
  kSet,  // an array without doubles
  kObject,
  kFunction,
  kNative,     // a function of the language or of Drizzle; the index of its row
  kBound,      // a native function with a value it keeps
  kMethod,     // a method with the object it was taken from
  kNamespace,  // a group of natives: Object, Math, all of drizzle-orm/pg-core
  kModule,     // all that a file exports
  kUnknown,
  // What Drizzle makes.
  kColumnBuilder,
  kColumn,
  kTable,
  kEnum,
  kPgSchema,
  kSql,
  kSqlName,   // sql.identifier('x')
  kSqlParam,  // a value that is bound to a column
  kSqlAlias,  // sql`…`.as('x')
  kIndex,
  kUnique,
  kPrimaryKey,
  kForeignKey,
  kCheck,
  kPolicy,
  kRole,
  kSequence,
  kView,
};

/// A value of the evaluated program: itself, or an index into the heap's store for its type. Copies share what they
/// index, as in JavaScript.
struct Value {
  Type type = Type::kUndefined;
  union {
    std::uint32_t id = 0;
    bool boolean;
    double number;
  };

  static Value null() { return of(Type::kNull, 0); }
  static Value of_boolean(bool boolean) {
    Value value;
    value.type = Type::kBoolean;
    value.boolean = boolean;
    return value;
  }
  static Value of_number(double number) {
    Value value;
    value.type = Type::kNumber;
    value.number = number;
    return value;
  }
  static Value date(double milliseconds) {
    Value value = of_number(milliseconds);
    value.type = Type::kDate;
    return value;
  }
  static Value of_text(Symbol text) { return of(Type::kString, static_cast<std::uint32_t>(text)); }
  static Value of(Type type, std::uint32_t id) {
    Value value;
    value.type = type;
    value.id = id;
    return value;
  }

  bool is(Type wanted) const { return type == wanted; }
  bool is_unknown() const { return type == Type::kUnknown; }
  bool is_nothing() const { return type == Type::kUndefined || type == Type::kNull; }
  bool is_callable() const {
    return type == Type::kFunction || type == Type::kNative || type == Type::kBound || type == Type::kMethod ||
           type == Type::kEnum;
  }
  Symbol text() const { return static_cast<Symbol>(id); }  // of kString, kBigInt and kSqlName
};
static_assert(sizeof(Value) == 16);

/// Whether two values are one: the same number, text or object.
inline bool operator==(const Value& a, const Value& b) {
  if (a.type != b.type) return false;
  switch (a.type) {
    case Type::kUndefined:
    case Type::kNull:
      return true;
    case Type::kBoolean:
      return a.boolean == b.boolean;
    case Type::kNumber:
      return a.number == b.number;
    case Type::kDate:
      return false;  // two objects, or one: not told apart
    default:
      return a.id == b.id;
  }
}

}  // namespace lockstep::evaluate
