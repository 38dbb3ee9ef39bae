// Tables and their columns, from values to the model.
#include "base/text.h"
#include "evaluate/conversions.h"
#include "evaluate/default_text.h"
#include "evaluate/schema_builder.h"

namespace lockstep::evaluate {

namespace {

model::Property generated_property(SchemaBuilder& builder, const Column& column, const std::string& object,
                                   const model::Location& place) {
  Value given = column.facts.generated;
  if (given.is(Type::kFunction)) given = builder.run().call(given, {}, column.origin);
  if (given.is(Type::kString)) return builder.property(given);
  return builder.sql_property(given, SqlUse::kExpression, object, place);
}

/// The bounds of an identity's sequence. The smallest value does not depend on the type: drizzle-kit asks for the name
/// of the type in a form in which it never is.
SequenceBounds identity_bounds(std::string_view type) {
  const std::string most = type == "integer" ? "2147483647" : type == "bigint" ? "9223372036854775807" : "32767";
  return {"-32768", most};
}

void add_identity(SchemaBuilder& builder, const Column& column, const std::string& table, model::Column& made) {
  made.identity = builder.property(column.facts.identity);
  const Value options = column.facts.identity_options;
  const Value name = builder.heap().member(options, "name");
  const std::string type = builder.known_text(column.type).value_or("");
  model::Property sequence = sequence_options(builder, options, identity_bounds(type));
  if (name.is_unknown()) sequence = model::Property::not_known(builder.why(name, options));
  if (sequence.text) {
    const std::string otherwise = table + "_" + made.name + "_seq";
    sequence.text = builder.known_text(name).value_or(otherwise) + " " + *sequence.text;
  }
  made.sequence = std::move(sequence);
}

void add_default(SchemaBuilder& builder, const Column& column, const std::string& object, model::Column& made) {
  DefaultText text = default_text(builder.run(), builder.casing(), column);
  const Value given = column.facts.default_value;
  if (!text.unknown.is_unknown()) {
    if (text.text) made.default_value = model::Property::of(std::move(*text.text));
    return;
  }
  made.default_value = model::Property::not_known(builder.why(text.unknown, given));
  if ((builder.heap().unknown(text.unknown).traits & Unknown::kClock) != 0) {
    builder.note(Note::Kind::kClockDefault, made.place, object, "");
  }
}

model::Column build_column(SchemaBuilder& builder, Value value, const std::string& table) {
  const Heap& heap = builder.heap();
  const Column& column = heap.columns[value.id];
  model::Column made;
  made.name = builder.name_of_column(value);
  made.place = builder.run().location(column.origin);
  if (column.facts.unknown != 0) {
    made.unknown = builder.why(Value::of(Type::kUnknown, column.facts.unknown));
    return made;
  }
  const std::string object = table + "." + made.name;
  made.type = builder.property(column.type);
  if (column.enumeration.is(Type::kEnum)) {
    const EnumType& type = heap.enums[column.enumeration.id];
    // Of an enum that is listed, every reader of the snapshot knows the schema.
    if (!type.is_of_object || builder.is_exported(column.enumeration)) {
      made.type_schema =
          type.schema.is(Type::kUndefined) ? model::Property::of("public") : builder.property(type.schema);
    }
    builder.note_use(column.enumeration, object);
  }
  made.not_null = model::Property::flag(column.facts.not_null);
  made.primary_key = model::Property::flag(column.facts.primary_key);
  add_default(builder, column, object, made);
  made.generated = generated_property(builder, column, object, made.place);
  if (!column.facts.identity.is(Type::kUndefined)) add_identity(builder, column, table, made);
  return made;
}

/// Whether the column has a name of which nothing but the key is known.
bool is_named_by_unknown_casing(SchemaBuilder& builder, Value value) {
  const ColumnFacts& facts = builder.heap().columns[value.id].facts;
  return builder.casing() == Casing::kUnknown && facts.is_named_by_key &&
         !is_same_in_all(builder.name_of_column(value));
}

/// A column that is not known may be unique or refer to another.
void open_for_unknown_columns(model::Table& table) {
  if (table.open_columns) join(table.open_constraints, *table.open_columns);
  for (const model::Column& column : table.columns) {
    if (column.unknown) join(table.open_constraints, *column.unknown);
  }
}

/// Policies switch it on.
model::Property row_level_security(const Table& given, const model::Table& made) {
  if (given.row_level_security || !made.policies.empty()) return model::Property::flag(true);
  return made.open_constraints ? model::Property::not_known(*made.open_constraints) : model::Property{};
}

}  // namespace

model::Property sequence_options(SchemaBuilder& builder, Value options, const SequenceBounds& bounds) {
  if (options.is_unknown()) return model::Property::not_known(builder.why(options));
  Value failure;
  const auto option = [&](std::string_view name) -> std::optional<std::string> {
    const Value value = builder.heap().member(options, name);
    if (value.is(Type::kUndefined)) return std::nullopt;
    auto text = to_text(builder.heap(), value);
    if (!text) failure = value;
    return text;
  };
  const std::string increment = option("increment").value_or("1");
  const bool descends = increment.starts_with('-');
  const std::string least = option("minValue").value_or(descends ? bounds.least_descending : "1");
  const std::string most = option("maxValue").value_or(descends ? "-1" : bounds.most_ascending);
  const std::string start = option("startWith").value_or(descends ? most : least);
  const std::string cache = option("cache").value_or("1");
  const Value cycle = builder.heap().member(options, "cycle");
  const auto cycles = truth(builder.heap(), cycle);
  if (!cycles) failure = cycle;
  if (failure.is_unknown()) return model::Property::not_known(builder.why(failure, options));
  return model::Property::of("increment " + increment + " minvalue " + least + " maxvalue " + most + " start " + start +
                             " cache " + cache + (cycles.value_or(false) ? " cycle" : ""));
}

model::Table build_table(SchemaBuilder& builder, Value table, Origin identifier) {
  const Heap& heap = builder.heap();
  const Table& given = heap.tables[table.id];
  model::Table made;
  made.name = builder.name_of_table(table);
  made.schema = builder.schema_text(given.schema);
  made.place = builder.run().location(identifier.module == 0 ? given.origin : identifier);
  const Object& columns = heap.object(given.columns);
  Places places;  // two keys can hold one builder, which is named once
  for (const Member& member : columns.members()) {
    if (is_named_by_unknown_casing(builder, member.value)) {
      const Value unnamed = builder.run().unknown("has names by a casing that cannot be told", member.origin);
      join(made.open_columns, builder.why(unnamed));
      continue;
    }
    put(made.columns, places, build_column(builder, member.value, made.name));
  }
  if (columns.open != 0) join(made.open_columns, builder.why(Value::of(Type::kUnknown, columns.open)));
  open_for_unknown_columns(made);
  build_constraints(builder, table, made);
  made.row_level_security = row_level_security(given, made);
  return made;
}

}  // namespace lockstep::evaluate
