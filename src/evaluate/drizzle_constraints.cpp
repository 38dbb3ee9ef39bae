// Indexes, constraints, policies and roles. Builders are changed in place and return themselves.
#include <utility>

#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

namespace {

Value make_index(Call& call) {
  Index made;
  made.name = call.argument(0);
  made.is_unique = call.detail == 1;
  made.origin = call.origin;
  return Heap::add(call.heap().indexes, Type::kIndex, std::move(made));
}

Index& index(Call& call) {
  return call.heap().indexes[call.receiver.id];
}

enum class Partitions { kAll, kParentOnly };

/// Takes the keys of an index. What was said of their order is forgotten afterwards: the same column can be the key of
/// the next index. (After onOnly() it is not: drizzle-orm 0.45 then hands out the object with the default order
/// itself.)
void take_keys(Call& call, std::size_t first, Partitions partitions = Partitions::kAll) {
  Index& made = index(call);
  made.is_complete = true;
  for (std::size_t place = first; place < call.arguments.size(); ++place) {
    const Value key = call.arguments[place];
    if (key.is(Type::kSql)) {
      made.keys.push_back({key, {}});
    } else if (key.is(Type::kColumn) && call.heap().columns[key.id].is_index_key) {
      Column& column = call.heap().columns[key.id];
      made.keys.push_back({key, std::exchange(column.order, column.usual_order)});
      column.orders_as_usual = partitions == Partitions::kParentOnly;
    } else {
      made.unknown =
          (key.is_unknown() ? call.run.derived(key, call.origin) : call.unknown("has a key that is no column")).id;
    }
  }
}

Value index_on(Call& call) {
  take_keys(call, 0);
  return call.receiver;
}

Value index_on_only(Call& call) {
  take_keys(call, 0, Partitions::kParentOnly);
  return call.receiver;
}

Value index_using(Call& call) {
  index(call).method = call.argument(0);
  take_keys(call, 1);
  return call.receiver;
}

Value index_where(Call& call) {
  index(call).where = call.argument(0);
  return call.receiver;
}

Value index_with(Call& call) {
  index(call).with = call.argument(0);
  return call.receiver;
}

Value index_concurrently(Call& call) {
  index(call).concurrently = true;
  return call.receiver;
}

Value make_unique(Call& call) {
  Unique made;
  made.name = call.argument(0);
  made.origin = call.origin;
  return Heap::add(call.heap().uniques, Type::kUnique, std::move(made));
}

Value unique_on(Call& call) {
  Unique& made = call.heap().uniques[call.receiver.id];
  made.is_complete = true;
  made.columns.assign(call.arguments.begin(), call.arguments.end());
  return call.receiver;
}

Value unique_nulls_not_distinct(Call& call) {
  call.heap().uniques[call.receiver.id].nulls_not_distinct = true;
  return call.receiver;
}

/// primaryKey({ columns: [a, b], name }) or, of old, primaryKey(a, b).
Value make_primary_key(Call& call) {
  PrimaryKey made;
  made.origin = call.origin;
  const Value first = call.argument(0);
  if (first.is_unknown()) {
    made.columns = first;
  } else if (first.is(Type::kObject)) {
    made.columns = call.heap().member(first, "columns");
    made.name = call.heap().member(first, "name");
  } else {
    made.columns = call.heap().make_array({call.arguments.begin(), call.arguments.end()});
  }
  return Heap::add(call.heap().primary_keys, Type::kPrimaryKey, made);
}

Value make_foreign_key(Call& call) {
  ForeignKey made;
  made.config = call.argument(0);
  if (made.config.is(Type::kFunction)) made.config = call.run.call(made.config, {}, call.origin);
  made.origin = call.origin;
  return Heap::add(call.heap().foreign_keys, Type::kForeignKey, made);
}

Value on_delete(Call& call) {
  call.heap().foreign_keys[call.receiver.id].on_delete = call.argument(0);
  return call.receiver;
}

Value on_update(Call& call) {
  call.heap().foreign_keys[call.receiver.id].on_update = call.argument(0);
  return call.receiver;
}

Value make_check(Call& call) {
  return Heap::add(call.heap().checks, Type::kCheck, Check{call.argument(0), call.argument(1), call.origin});
}

Value make_policy(Call& call) {
  return Heap::add(call.heap().policies, Type::kPolicy, Policy{call.argument(0), call.argument(1), {}, call.origin});
}

Value link_policy(Call& call) {
  call.heap().policies[call.receiver.id].table = call.argument(0);
  return call.receiver;
}

Value make_role(Call& call) {
  return Heap::add(call.heap().roles, Type::kRole, Role{call.argument(0), call.argument(1), false, call.origin});
}

Value existing_role(Call& call) {
  call.heap().roles[call.receiver.id].exists = true;
  return call.receiver;
}

constexpr Native kConstraintRows[] = {
    {Space::kPgCore, "index", make_index, 0},
    {Space::kPgCore, "uniqueIndex", make_index, 1},
    {Space::kPgCore, "unique", make_unique},
    {Space::kPgCore, "primaryKey", make_primary_key},
    {Space::kPgCore, "foreignKey", make_foreign_key},
    {Space::kPgCore, "check", make_check},
    {Space::kPgCore, "pgPolicy", make_policy},
    {Space::kPgCore, "pgRole", make_role},
    {Space::kIndexMethods, "on", index_on},
    {Space::kIndexMethods, "onOnly", index_on_only},
    {Space::kIndexMethods, "using", index_using},
    {Space::kIndexMethods, "where", index_where},
    {Space::kIndexMethods, "with", index_with},
    {Space::kIndexMethods, "concurrently", index_concurrently},
    {Space::kUniqueMethods, "on", unique_on},
    {Space::kUniqueMethods, "nullsNotDistinct", unique_nulls_not_distinct},
    {Space::kForeignKeyMethods, "onDelete", on_delete},
    {Space::kForeignKeyMethods, "onUpdate", on_update},
    {Space::kPolicyMethods, "link", link_policy},
    {Space::kRoleMethods, "existing", existing_role},
};

}  // namespace

std::span<const Native> constraint_natives() {
  return kConstraintRows;
}

}  // namespace lockstep::evaluate
