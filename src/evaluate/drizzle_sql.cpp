// The sql template and the functions that make conditions. What they make is a list of chunks; sql_text.h prints it.
#include <algorithm>
#include <array>

#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

namespace {

Chunk words(Call& call, std::string_view text) {
  return {true, call.heap().text(text)};
}

Value make_sql(Call& call) {
  Heap& heap = call.heap();
  if (!call.argument(0).is(Type::kArray)) return call.unknown("calls sql without a template");
  std::vector<Chunk> chunks;
  const std::vector<Value> texts = heap.array(call.argument(0)).items;
  for (std::size_t place = 0; place < texts.size(); ++place) {
    if (place > 0) chunks.push_back({false, call.argument(place)});
    chunks.push_back({true, texts[place]});
  }
  return heap.make_sql(std::move(chunks), call.origin);
}

Value raw_sql(Call& call) {
  const Value text = call.argument(0);
  if (text.is_unknown()) return call.run.derived(text, call.origin);
  if (!text.is(Type::kString)) return call.unknown("is SQL made of no text");
  return call.heap().make_sql({{true, text}});
}

Value empty_sql(Call& call) {
  return call.heap().make_sql({});
}

Value identifier(Call& call) {
  const Value name = call.argument(0);
  if (name.is_unknown()) return call.run.derived(name, call.origin);
  if (!name.is(Type::kString)) return call.unknown("is an identifier that is no text");
  return Value::of(Type::kSqlName, name.id);
}

Value join_sql(Call& call) {
  std::vector<Value> items;
  const Value failure = call.run.items_of(call.argument(0), call.origin, items);
  if (failure.is_unknown()) return failure;
  std::vector<Chunk> chunks;
  for (std::size_t place = 0; place < items.size(); ++place) {
    if (place > 0 && call.arguments.size() > 1) chunks.push_back({false, call.argument(1)});
    chunks.push_back({false, items[place]});
  }
  return call.heap().make_sql(std::move(chunks));
}

Value sql_parameter(Call& call) {
  return Heap::add(call.heap().sql_params, Type::kSqlParam, SqlParam{call.argument(0), {}});
}

Value inline_parameters(Call& call) {
  call.heap().sqls[call.receiver.id].inlines_parameters = true;
  return call.receiver;
}

Value append_sql(Call& call) {
  if (!call.argument(0).is(Type::kSql)) return call.unknown("appends what is no SQL");
  const std::vector<Chunk> added = call.heap().sqls[call.argument(0).id].chunks;
  std::vector<Chunk>& chunks = call.heap().sqls[call.receiver.id].chunks;
  chunks.insert(chunks.end(), added.begin(), added.end());
  if (!call.run.spend(chunks.size())) return call.unknown("takes too many steps");
  return call.receiver;
}

Value alias_sql(Call& call) {
  return Heap::add(call.heap().sql_aliases, Type::kSqlAlias, SqlAlias{call.receiver, call.argument(0)});
}

/// A value that stands beside a column is sent as the column would send it.
Value bound_to(Call& call, Value value, Value column) {
  const bool stays = value.is(Type::kSql) || value.is(Type::kSqlName) || value.is(Type::kSqlParam) ||
                     value.is(Type::kSqlAlias) || value.is(Type::kColumn) || value.is(Type::kTable) ||
                     value.is(Type::kView) || value.is_unknown();
  if (stays || !column.is(Type::kColumn)) return value;
  return Heap::add(call.heap().sql_params, Type::kSqlParam, SqlParam{value, column});
}

/// The words between the operands of a condition, and how the second is passed.
struct Condition {
  std::string_view name;
  std::string_view before;
  std::string_view between;
  bool is_bound = false;
  std::string_view last = "";  // before a third operand
};
constexpr Condition kConditions[] = {
    {"eq", "", " = ", true},
    {"ne", "", " <> ", true},
    {"gt", "", " > ", true},
    {"gte", "", " >= ", true},
    {"lt", "", " < ", true},
    {"lte", "", " <= ", true},
    {"like", "", " like "},
    {"notLike", "", " not like "},
    {"ilike", "", " ilike "},
    {"notIlike", "", " not ilike "},
    {"arrayContains", "", " @> ", true},
    {"arrayContained", "", " <@ ", true},
    {"arrayOverlaps", "", " && ", true},
    {"between", "", " between ", true, " and "},
    {"notBetween", "", " not between ", true, " and "},
    {"not", "not ", ""},
    {"exists", "exists ", ""},
    {"notExists", "not exists ", ""},
    {"isNull", "", " is null"},
    {"isNotNull", "", " is not null"},
    {"asc", "", " asc"},
    {"desc", "", " desc"},
};

Value make_condition(Call& call) {
  const Condition& known = kConditions[call.detail];
  const Value left = call.argument(0);
  std::vector<Chunk> chunks{words(call, known.before), {false, left}, words(call, known.between)};
  // A bound operand that is missing is still a parameter.
  const std::size_t bound = known.last.empty() ? 2 : 3;
  const std::size_t operands = known.is_bound ? bound : std::min<std::size_t>(call.arguments.size(), 3);
  for (std::size_t place = 1; place < operands; ++place) {
    if (place == 2) chunks.push_back(words(call, known.last));
    const Value operand = call.argument(place);
    chunks.push_back({false, known.is_bound ? bound_to(call, operand, left) : operand});
  }
  return call.heap().make_sql(std::move(chunks));
}

/// inArray() and notInArray().
Value make_in_condition(Call& call) {
  const bool is_negated = call.detail == 1;
  const Value left = call.argument(0);
  Value list = call.argument(1);
  if (list.is(Type::kArray)) {
    if (call.heap().array(list).open != 0) return call.unknown("tests against an open list");
    if (call.heap().array(list).items.empty())
      return call.heap().make_sql({words(call, is_negated ? "true" : "false")});
    std::vector<Value> items = call.heap().array(list).items;
    for (Value& item : items) item = bound_to(call, item, left);
    list = call.heap().make_array(std::move(items));
  } else {
    list = bound_to(call, list, left);
  }
  return call.heap().make_sql({{false, left}, words(call, is_negated ? " not in " : " in "), {false, list}});
}

/// and() and or(): operands that are undefined are left out; one alone needs no parentheses.
Value combine(Call& call) {
  std::vector<Chunk> chunks;
  for (const Value operand : call.arguments) {
    if (operand.is(Type::kUndefined)) continue;
    if (!chunks.empty()) chunks.push_back(words(call, call.detail == 0 ? " and " : " or "));
    chunks.push_back({false, operand});
  }
  if (chunks.empty()) return {};
  if (chunks.size() > 1) {
    chunks.insert(chunks.begin(), words(call, "("));
    chunks.push_back(words(call, ")"));
  }
  return call.heap().make_sql(std::move(chunks));
}

constexpr Native kOtherRows[] = {
    {Space::kSqlTag, "()", make_sql},
    {Space::kSqlTag, "raw", raw_sql},
    {Space::kSqlTag, "empty", empty_sql},
    {Space::kSqlTag, "identifier", identifier},
    {Space::kSqlTag, "join", join_sql},
    {Space::kSqlTag, "fromList", join_sql},
    {Space::kSqlTag, "param", sql_parameter},
    {Space::kSqlMethods, "inlineParams", inline_parameters},
    {Space::kSqlMethods, "append", append_sql},
    {Space::kSqlMethods, "as", alias_sql},
    {Space::kSqlMethods, "mapWith", same_object, 0, true},
    {Space::kSqlMethods, "getSQL", same_object},
    {Space::kDrizzleOrm, "inArray", make_in_condition, 0},
    {Space::kDrizzleOrm, "notInArray", make_in_condition, 1},
    {Space::kDrizzleOrm, "and", combine, 0},
    {Space::kDrizzleOrm, "or", combine, 1},
};

constexpr auto kSqlRows = [] {
  std::array<Native, std::size(kConditions) + std::size(kOtherRows)> rows{};
  std::size_t row = 0;
  for (; row < std::size(kConditions); ++row) {
    rows[row] = {Space::kDrizzleOrm, kConditions[row].name, make_condition, static_cast<std::uint32_t>(row)};
  }
  for (const Native& other : kOtherRows) rows[row++] = other;
  return rows;
}();

}  // namespace

std::span<const Native> sql_natives() {
  return kSqlRows;
}

}  // namespace lockstep::evaluate
