// What can be said of a column while it is declared. Builders are changed in place and return themselves, as in
// Drizzle: two tables that share one share what is said of it later.
#include "evaluate/column_types.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

namespace {

ColumnBuilder& builder(Call& call) {
  return call.heap().builders[call.receiver.id];
}

Value not_null(Call& call) {
  builder(call).facts.not_null = true;
  return call.receiver;
}

Value primary_key(Call& call) {
  builder(call).facts.primary_key = true;
  builder(call).facts.not_null = true;
  return call.receiver;
}

Value unique(Call& call) {
  ColumnFacts& facts = builder(call).facts;
  facts.is_unique = true;
  facts.unique_name = call.argument(0);
  facts.unique_nulls = call.heap().member(call.argument(1), "nulls");
  return call.receiver;
}

Value with_default(Call& call) {
  builder(call).facts.default_value = call.argument(0);
  return call.receiver;
}

Value default_sql(Call& call, std::string_view text) {
  Heap& heap = call.heap();
  builder(call).facts.default_value = heap.make_sql({{true, heap.text(text)}});
  return call.receiver;
}

Value default_now(Call& call) {
  return default_sql(call, "now()");
}

Value default_random(Call& call) {
  return default_sql(call, "gen_random_uuid()");
}

Value references(Call& call) {
  builder(call).references.push_back({call.argument(0), call.argument(1), call.origin});
  return call.receiver;
}

/// A new builder around this one; what was said of this one is said of the elements, and so has no effect.
Value array_of_column(Call& call) {
  ColumnBuilder made;
  made.facts.type = &kArrayColumn;
  made.facts.name = builder(call).facts.name;
  made.facts.is_named_by_key = made.facts.name.is(Type::kString) && made.facts.name.text() == kEmptyText;
  made.element = call.receiver;
  made.size = call.argument(0);
  made.origin = builder(call).origin;
  return Heap::add(call.heap().builders, Type::kColumnBuilder, std::move(made));
}

Value generated_always(Call& call) {
  const Value given = call.argument(0);
  builder(call).facts.generated = given.is(Type::kUndefined) ? call.unknown("is generated as nothing") : given;
  return call.receiver;
}

Value identity(Call& call) {
  ColumnFacts& facts = builder(call).facts;
  facts.identity = call.heap().text(call.detail == 0 ? "always" : "by default");
  facts.identity_options = call.argument(0);
  facts.not_null = true;
  return call.receiver;
}

enum class Order : std::uint32_t { kAscending, kDescending, kNullsFirst, kNullsLast, kOperatorClass };

/// Orders a column as the key of an index; only those given to the extra configuration can be.
Value order_key(Call& call) {
  Column& column = call.heap().columns[call.receiver.id];
  if (!column.is_index_key) return call.unknown("orders a column outside of an index");
  switch (static_cast<Order>(call.detail)) {
    case Order::kAscending:
    case Order::kDescending:
      column.order.descending = call.detail == static_cast<std::uint32_t>(Order::kDescending);
      break;
    case Order::kNullsFirst:
    case Order::kNullsLast:
      column.order.nulls_first = call.detail == static_cast<std::uint32_t>(Order::kNullsFirst);
      break;
    case Order::kOperatorClass:
      column.order.operator_class = call.argument(0);
      break;
  }
  if (column.orders_as_usual) column.usual_order = column.order;
  return call.receiver;
}

constexpr auto detail(Order order) {
  return static_cast<std::uint32_t>(order);
}

constexpr Native kColumnRows[] = {
    {Space::kColumnBuilderMethods, "notNull", not_null},
    {Space::kColumnBuilderMethods, "primaryKey", primary_key},
    {Space::kColumnBuilderMethods, "unique", unique},
    {Space::kColumnBuilderMethods, "default", with_default},
    {Space::kColumnBuilderMethods, "defaultNow", default_now},
    {Space::kColumnBuilderMethods, "defaultRandom", default_random},
    {Space::kColumnBuilderMethods, "references", references},
    {Space::kColumnBuilderMethods, "array", array_of_column},
    {Space::kColumnBuilderMethods, "generatedAlwaysAs", generated_always},
    {Space::kColumnBuilderMethods, "generatedAlwaysAsIdentity", identity, 0},
    {Space::kColumnBuilderMethods, "generatedByDefaultAsIdentity", identity, 1},
    {Space::kColumnBuilderMethods, "$type", same_object, 0, true},
    {Space::kColumnBuilderMethods, "$default", same_object, 0, true},
    {Space::kColumnBuilderMethods, "$defaultFn", same_object, 0, true},
    {Space::kColumnBuilderMethods, "$onUpdate", same_object, 0, true},
    {Space::kColumnBuilderMethods, "$onUpdateFn", same_object, 0, true},
    {Space::kColumnMethods, "asc", order_key, detail(Order::kAscending)},
    {Space::kColumnMethods, "desc", order_key, detail(Order::kDescending)},
    {Space::kColumnMethods, "nullsFirst", order_key, detail(Order::kNullsFirst)},
    {Space::kColumnMethods, "nullsLast", order_key, detail(Order::kNullsLast)},
    {Space::kColumnMethods, "op", order_key, detail(Order::kOperatorClass)},
};

}  // namespace

std::span<const Native> column_method_natives() {
  return kColumnRows;
}

}  // namespace lockstep::evaluate
