// Tables, enums and schemas.
#include "evaluate/column_types.h"
#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"
#include "evaluate/json_text.h"

namespace lockstep::evaluate {

namespace {

/// The unique constraint's name that Drizzle gives a column when it is built the first time.
void name_unique(Heap& heap, ColumnFacts& facts, const Table& table) {
  if (!facts.is_unique) return;
  const auto is_named = truth(heap, facts.unique_name);
  if (!is_named || *is_named || !facts.name.is(Type::kString)) return;
  if (!table.name.is(Type::kString)) {
    if (table.name.is_unknown()) facts.unique_name = table.name;
    return;
  }
  facts.unique_name =
      heap.text(std::string(heap.text_of(table.name)) + "_" + std::string(heap.text_of(facts.name)) + "_unique");
}

/// Builds the column that a table holds under `member.key`, and its double for the extra configuration.
void add_column(Interpreter& run, Value table_value, const Member& member) {
  Heap& heap = run.heap();
  Table& table = heap.tables[table_value.id];
  ColumnBuilder& builder = heap.builders[member.value.id];
  ColumnFacts& facts = builder.facts;
  if (facts.name.is(Type::kString) && facts.name.text() == kEmptyText) facts.name = Value::of_text(member.key);
  name_unique(heap, facts, table);
  Column column;
  column.facts = facts;
  column.type = type_text(run, builder);
  column.enumeration = enumeration_of(heap, builder);
  column.table = table_value;
  column.key = member.key;
  column.origin = member.origin;
  column.references = builder.references;
  Column key = column;
  key.is_index_key = true;
  key.references.clear();
  heap.object(table.columns).set(member.key, Heap::add(heap.columns, Type::kColumn, std::move(column)), member.origin);
  heap.object(table.extra_columns)
      .set(member.key, Heap::add(heap.columns, Type::kColumn, std::move(key)), member.origin);
}

void add_columns(Call& call, Value table_value, Value given) {
  Heap& heap = call.heap();
  if (given.is(Type::kFunction)) {
    const Value builders[] = {Value::of(Type::kNamespace, static_cast<std::uint32_t>(Space::kPgCore))};
    given = call.run.call(given, builders, call.origin);
  }
  const Table& table = heap.tables[table_value.id];
  const auto open = [&](Value cause) {
    heap.add_cause(heap.object(table.columns).open, cause);
    heap.add_cause(heap.object(table.extra_columns).open, cause);
  };
  if (!given.is(Type::kObject)) {
    return open(given.is_unknown() ? given : call.unknown("has columns that are no plain object"));
  }
  if (const UnknownId more = heap.object(given).open; more != 0) open(Value::of(Type::kUnknown, more));
  for (const Member& member : ordered_members(heap, heap.object(given))) {
    if (member.value.is(Type::kColumnBuilder) && !heap.builders[member.value.id].facts.name.is_unknown()) {
      add_column(call.run, table_value, member);
    } else if (member.value.is(Type::kColumnBuilder)) {
      open(heap.builders[member.value.id].facts.name);
    } else {
      open(member.value.is_unknown() ? member.value : call.run.unknown("is no column", member.origin));
    }
  }
}

Value new_table(Call& call, Value name, Value schema) {
  Heap& heap = call.heap();
  Table made;
  made.name = name;
  made.schema = schema;
  made.columns = heap.make_object();
  made.extra_columns = heap.make_object();
  made.extra_config = call.argument(2);
  made.origin = call.origin;
  const Value table = Heap::add(heap.tables, Type::kTable, std::move(made));
  add_columns(call, table, call.argument(1));
  return table;
}

Value make_table(Call& call) {
  return new_table(call, call.argument(0), {});
}

Value make_schema_table(Call& call) {
  return new_table(call, call.argument(0), call.heap().schemas[call.receiver.id].name);
}

/// What pgTableCreator(name => …) gives.
Value make_named_table(Call& call) {
  const Value given[] = {call.argument(0)};
  return new_table(call, call.run.call(call.bound, given, call.origin), {});
}

Value make_table_creator(Call& call) {
  const Value made = call.run.natives().find(Space::kBoundFunctions, call.heap().symbols.intern("namedTable"));
  return Heap::add(call.heap().bounds, Type::kBound, Bound{made.id, kEmptyText, call.argument(0)});
}

Value enable_row_level_security(Call& call) {
  call.heap().tables[call.receiver.id].row_level_security = true;
  return call.receiver;
}

Value new_enum(Call& call, Value schema) {
  Heap& heap = call.heap();
  EnumType made;
  made.name = call.argument(0);
  made.schema = schema;
  made.origin = call.origin;
  const Value given = call.argument(1);
  if (given.is(Type::kArray)) {
    made.labels = heap.make_array(heap.array(given).items);
    heap.array(made.labels).open = heap.array(given).open;
  } else if (given.is(Type::kObject)) {
    made.is_of_object = true;
    std::vector<Value> labels;
    for (const Member& member : ordered_members(heap, heap.object(given))) labels.push_back(member.value);
    made.labels = heap.make_array(std::move(labels));
    heap.array(made.labels).open = heap.object(given).open;
  } else {
    made.labels = heap.make_array({});
    heap.array(made.labels).open =
        (given.is_unknown() ? call.run.derived(given, call.origin) : call.unknown("has labels that are no list")).id;
  }
  return Heap::add(heap.enums, Type::kEnum, std::move(made));
}

Value make_enum(Call& call) {
  return new_enum(call, {});
}

Value make_schema_enum(Call& call) {
  return new_enum(call, call.heap().schemas[call.receiver.id].name);
}

Value make_schema(Call& call) {
  const Value name = call.argument(0);
  if (name.is_unknown()) return call.run.derived(name, call.origin);
  const bool is_allowed = name.is(Type::kString) && call.heap().text_of(name) != "public";
  if (!is_allowed) return call.unknown("is a schema that Drizzle refuses");
  return Heap::add(call.heap().schemas, Type::kPgSchema, PgSchema{name, call.origin});
}

Value table_columns(Call& call) {
  const Value table = call.argument(0);
  if (!table.is(Type::kTable)) return call.run.derived(table, call.origin);
  const Value made = call.heap().make_object();
  const Object& columns = call.heap().object(call.heap().tables[table.id].columns);
  for (const Member& member : columns.members()) {
    call.heap().object(made).set(member.key, member.value, member.origin);
  }
  call.heap().object(made).open = columns.open;
  return made;
}

Value table_name(Call& call) {
  const Value table = call.argument(0);
  return table.is(Type::kTable) ? call.heap().tables[table.id].name : call.run.derived(table, call.origin);
}

constexpr Native kTableRows[] = {
    {Space::kPgCore, "pgTable", make_table},
    {Space::kPgCore, "pgTableCreator", make_table_creator},
    {Space::kPgCore, "pgEnum", make_enum},
    {Space::kPgCore, "pgSchema", make_schema},
    {Space::kTableMethods, "enableRLS", enable_row_level_security},
    {Space::kBoundFunctions, "namedTable", make_named_table},
    {Space::kPgSchemaMethods, "table", make_schema_table},
    {Space::kPgSchemaMethods, "enum", make_schema_enum},
    {Space::kDrizzleOrm, "getTableColumns", table_columns},
    {Space::kDrizzleOrm, "getTableName", table_name},
};

}  // namespace

std::span<const Native> table_natives() {
  return kTableRows;
}

}  // namespace lockstep::evaluate
