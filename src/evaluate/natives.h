#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>

#include "evaluate/heap.h"

namespace lockstep::evaluate {

class Interpreter;

/// Groups of natives: what can be imported from one module, the members of one object of the language, or the methods
/// of one type of value.
enum class Space : std::uint8_t {
  kNone,
  kGlobals,
  kObject,
  kArray,
  kNumber,
  kString,
  kBoolean,
  kBigInt,
  kMath,
  kJson,
  kDate,
  kSet,
  kProcess,
  kEnvironmentVariables,
  kImportMeta,
  kDrizzleOrm,
  kPgCore,
  kSqlTag,
  kZod,
  kStringMethods,
  kNumberMethods,
  kDateMethods,
  kRegexMethods,
  kArrayMethods,
  kSetMethods,
  kColumnBuilderMethods,
  kColumnMethods,
  kTableMethods,
  kEnumMethods,
  kPgSchemaMethods,
  kSqlMethods,
  kIndexMethods,
  kUniqueMethods,
  kForeignKeyMethods,
  kPolicyMethods,
  kRoleMethods,
  kViewMethods,
  kBoundFunctions,  // what other natives give: the function that customType() makes
};

/// One call of a native function.
struct Call {
  Interpreter& run;
  std::span<const Value> arguments;
  Value receiver;  // of a method
  Value bound;     // what the function was made with
  Origin origin;
  std::uint32_t detail = 0;  // of its row

  Value argument(std::size_t place) const { return place < arguments.size() ? arguments[place] : Value{}; }
  Heap& heap() const;
  Value unknown(std::string_view reason) const;
  /// The first unknown argument with this call as its origin; undefined when all are known.
  Value unknown_argument() const;
};

struct Native {
  Space space = Space::kNone;
  std::string_view name;  // "()" for calling the namespace itself
  Value (*function)(Call& call) = nullptr;
  std::uint32_t detail = 0;
  bool ignores_arguments = false;  // they are not evaluated
};

/// A namespace as a member of another.
struct NativeNamespace {
  Space space = Space::kNone;
  std::string_view name;
  Space value = Space::kNone;
};

/// Every row, found by space and name.
class Natives {
 public:
  explicit Natives(Symbols& symbols);
  /// The native function or namespace of this name, else undefined.
  Value find(Space space, Symbol name) const;
  const Native& row(std::uint32_t index) const { return *rows_[index]; }

 private:
  static std::uint64_t key(Space space, Symbol name) {
    return (static_cast<std::uint64_t>(space) << 32) | static_cast<std::uint64_t>(name);
  }
  std::vector<const Native*> rows_;
  std::unordered_map<std::uint64_t, Value> known_;
};

/// Where the methods of a value stand.
Space methods_of(Type type);

/// A value that drizzle-kit never looks at: relations(), a zod schema.
Value inert(Call& call);
/// The object a method is called on: what `$type()` does as far as SQL is concerned.
Value same_object(Call& call);

std::span<const Native> language_natives();
std::span<const Native> text_natives();
std::span<const Native> list_natives();
std::span<const Native> object_natives();
std::span<const Native> zod_natives();
std::span<const Native> column_natives();
std::span<const Native> column_method_natives();
std::span<const Native> table_natives();
std::span<const Native> constraint_natives();
std::span<const Native> view_natives();
std::span<const Native> sql_natives();

}  // namespace lockstep::evaluate
