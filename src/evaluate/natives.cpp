#include "evaluate/natives.h"

#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

namespace {

constexpr NativeNamespace kNamespaces[] = {
    {Space::kGlobals, "Object", Space::kObject},
    {Space::kGlobals, "Array", Space::kArray},
    {Space::kGlobals, "Number", Space::kNumber},
    {Space::kGlobals, "String", Space::kString},
    {Space::kGlobals, "Boolean", Space::kBoolean},
    {Space::kGlobals, "BigInt", Space::kBigInt},
    {Space::kGlobals, "Math", Space::kMath},
    {Space::kGlobals, "JSON", Space::kJson},
    {Space::kGlobals, "Date", Space::kDate},
    {Space::kGlobals, "Set", Space::kSet},
    {Space::kGlobals, "process", Space::kProcess},
    {Space::kProcess, "env", Space::kEnvironmentVariables},
    {Space::kImportMeta, "env", Space::kEnvironmentVariables},
    {Space::kDrizzleOrm, "sql", Space::kSqlTag},
    {Space::kZod, "z", Space::kZod},
};

}  // namespace

Natives::Natives(Symbols& symbols) {
  for (const NativeNamespace& row : kNamespaces) {
    known_.emplace(key(row.space, symbols.intern(row.name)),
                   Value::of(Type::kNamespace, static_cast<std::uint32_t>(row.value)));
  }
  for (const std::span<const Native> rows :
       {language_natives(), text_natives(), list_natives(), object_natives(), zod_natives(), column_natives(),
        column_method_natives(), table_natives(), constraint_natives(), view_natives(), sql_natives()}) {
    for (const Native& row : rows) {
      known_.emplace(key(row.space, symbols.intern(row.name)),
                     Value::of(Type::kNative, static_cast<std::uint32_t>(rows_.size())));
      rows_.push_back(&row);
    }
  }
}

Value Natives::find(Space space, Symbol name) const {
  const auto known = known_.find(key(space, name));
  return known == known_.end() ? Value{} : known->second;
}

Space methods_of(Type type) {
  switch (type) {
    case Type::kString:
      return Space::kStringMethods;
    case Type::kNumber:
    case Type::kBigInt:
      return Space::kNumberMethods;
    case Type::kDate:
      return Space::kDateMethods;
    case Type::kRegex:
      return Space::kRegexMethods;
    case Type::kArray:
      return Space::kArrayMethods;
    case Type::kSet:
      return Space::kSetMethods;
    case Type::kColumnBuilder:
      return Space::kColumnBuilderMethods;
    case Type::kColumn:
      return Space::kColumnMethods;
    case Type::kTable:
      return Space::kTableMethods;
    case Type::kEnum:
      return Space::kEnumMethods;
    case Type::kPgSchema:
      return Space::kPgSchemaMethods;
    case Type::kSql:
      return Space::kSqlMethods;
    case Type::kIndex:
      return Space::kIndexMethods;
    case Type::kUnique:
      return Space::kUniqueMethods;
    case Type::kForeignKey:
      return Space::kForeignKeyMethods;
    case Type::kPolicy:
      return Space::kPolicyMethods;
    case Type::kRole:
      return Space::kRoleMethods;
    case Type::kView:
      return Space::kViewMethods;
    default:
      return Space::kNone;
  }
}

Heap& Call::heap() const {
  return run.heap();
}

Value Call::unknown(std::string_view reason) const {
  return run.unknown(reason, origin);
}

Value Call::unknown_argument() const {
  for (const Value argument : arguments) {
    if (argument.is_unknown()) return run.derived(argument, origin);
  }
  return {};
}

Value inert(Call& call) {
  return call.run.unknown("is nothing of the database", call.origin, Unknown::kInert);
}

Value same_object(Call& call) {
  return call.receiver;
}

}  // namespace lockstep::evaluate
