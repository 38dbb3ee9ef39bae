#pragma once
#include <deque>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "evaluate/drizzle_values.h"
#include "evaluate/symbols.h"
#include "evaluate/value.h"

namespace lockstep::evaluate {

/// Why a value is not known.
struct Unknown {
  enum Trait : std::uint8_t {
    kNone = 0,
    kEnvironment = 1,   // a variable of the environment
    kInert = 2,         // never anything that drizzle-kit looks at: of zod, of a driver
    kOtherDialect = 4,  // from drizzle-orm/mysql-core and the like
    kClock = 8,         // another one at each run
  };
  Symbol reason = kEmptyText;  // "depends on process.env.DIMENSIONS"
  Origin origin;               // the expression that has this value
  std::uint8_t traits = kNone;
  UnknownId others = 0;  // further causes, where several things are unknown about one
};

struct Member {
  Symbol key = kEmptyText;
  Value value;
  Origin origin;  // where the key is written
};

/// Members in the order in which they were added.
class Object {
 public:
  const std::vector<Member>& members() const { return members_; }
  const Member* find(Symbol key) const;
  void set(Symbol key, Value value, Origin origin);
  void erase(Symbol key);

  UnknownId open = 0;     // there may be members that are not listed
  bool is_outer = false;  // made at the top level of a module, so that order matters when a function changes it

 private:
  std::vector<Member> members_;
  std::unique_ptr<std::unordered_map<Symbol, std::uint32_t>> places_;  // of large objects
};

struct Array {
  std::vector<Value> items;
  UnknownId open = 0;
  bool is_outer = false;
};

struct Function {
  Origin origin;
};

/// A native function or method with a value that it was made with.
struct Bound {
  std::uint32_t native = 0;
  Symbol method = kEmptyText;
  Value value;
};

struct Environment {
  EnvironmentId parent = 0;
  std::vector<std::pair<Symbol, Value>> names;
};

/// Where all that an evaluation makes is kept until it ends. Addresses do not change.
struct Heap {
  Heap();

  Symbols symbols;
  std::deque<Unknown> unknowns;
  std::deque<Object> objects;
  std::deque<Array> arrays;
  std::deque<Function> functions;
  std::deque<Bound> bounds;
  std::deque<Environment> environments;
  std::deque<ColumnBuilder> builders;
  std::deque<Column> columns;
  std::deque<Table> tables;
  std::deque<EnumType> enums;
  std::deque<PgSchema> schemas;
  std::deque<Sql> sqls;
  std::deque<SqlParam> sql_params;
  std::deque<SqlAlias> sql_aliases;
  std::deque<Index> indexes;
  std::deque<Unique> uniques;
  std::deque<PrimaryKey> primary_keys;
  std::deque<ForeignKey> foreign_keys;
  std::deque<Check> checks;
  std::deque<Policy> policies;
  std::deque<Role> roles;
  std::deque<Sequence> sequences;
  std::deque<View> views;

  template <typename T>
  static Value add(std::deque<T>& store, Type type, T made) {
    store.push_back(std::move(made));
    return Value::of(type, static_cast<std::uint32_t>(store.size() - 1));
  }

  Object& object(Value value) { return objects[value.id]; }
  const Object& object(Value value) const { return objects[value.id]; }
  Array& array(Value value) { return arrays[value.id]; }
  const Array& array(Value value) const { return arrays[value.id]; }
  const Unknown& unknown(Value value) const { return unknowns[value.id]; }
  Unknown& unknown(Value value) { return unknowns[value.id]; }

  Value text(std::string_view text) { return Value::of_text(symbols.intern(text)); }
  std::string_view text_of(Symbol symbol) const { return symbols.text(symbol); }
  /// The text of a string value.
  std::string_view text_of(Value value) const { return symbols.text(value.text()); }
  Value make_array(std::vector<Value> items) { return add(arrays, Type::kArray, Array{std::move(items), 0, false}); }
  Value make_object() { return add(objects, Type::kObject, Object{}); }
  Value make_sql(std::vector<Chunk> chunks, Origin origin = {}) {
    return add(sqls, Type::kSql, Sql{std::move(chunks), false, origin});
  }

  /// Marks what `open` belongs to as one that may hold more, because of this unknown value too.
  void add_cause(UnknownId& open, Value cause);
  void add_cause(UnknownId& open, UnknownId cause) { add_cause(open, Value::of(Type::kUnknown, cause)); }

  /// Marks an object as one that may hold more, and may hold something else under the names that it has. Columns are
  /// taken to stay what they are.
  void open_members(Value object, Value cause);

  /// The member of an object that has one of this name, else undefined; unknown when the object is open.
  Value member(Value object, std::string_view name) const;
};

}  // namespace lockstep::evaluate
