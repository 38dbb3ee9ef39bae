#include "evaluate/column_types.h"

#include <array>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

const ColumnType kEnumColumn{"pgEnum", "", TypeForm::kEnum};
const ColumnType kCustomColumn{"customType", "", TypeForm::kCustom};
const ColumnType kArrayColumn{"array", "", TypeForm::kArray};

namespace {

constexpr ColumnType kTypes[] = {
    {"bigint", "bigint"},
    {"bigserial", "bigserial", TypeForm::kPlain, true},
    {"bit", "bit", TypeForm::kDimensions},
    {"boolean", "boolean"},
    {"bytea", "bytea"},
    {"char", "char", TypeForm::kLength},
    {"cidr", "cidr"},
    {"date", "date"},
    {"decimal", "numeric", TypeForm::kNumeric},
    {"doublePrecision", "double precision"},
    {"geometry", "geometry(point)"},
    {"halfvec", "halfvec", TypeForm::kDimensions},
    {"inet", "inet"},
    {"integer", "integer"},
    {"interval", "interval", TypeForm::kInterval},
    {"json", "json"},
    {"jsonb", "jsonb"},
    {"line", "line"},
    {"macaddr", "macaddr"},
    {"macaddr8", "macaddr8"},
    {"numeric", "numeric", TypeForm::kNumeric},
    {"point", "point"},
    {"real", "real"},
    {"serial", "serial", TypeForm::kPlain, true},
    {"smallint", "smallint"},
    {"smallserial", "smallserial", TypeForm::kPlain, true},
    {"sparsevec", "sparsevec", TypeForm::kDimensions},
    {"text", "text"},
    {"time", "time", TypeForm::kTime},
    {"timestamp", "timestamp", TypeForm::kTimestamp},
    {"uuid", "uuid"},
    {"varchar", "varchar", TypeForm::kLength},
    {"vector", "vector", TypeForm::kDimensions},
};

constexpr int kDeepestArray = 30;

Value new_builder(Call& call, const ColumnType& type, Value name, Value config) {
  ColumnBuilder made;
  made.facts.type = &type;
  made.facts.config = config;
  made.facts.is_named_by_key = name.is(Type::kString) && name.text() == kEmptyText;
  made.facts.name = name;
  made.facts.not_null = type.is_serial;
  made.origin = call.origin;
  return Heap::add(call.heap().builders, Type::kColumnBuilder, std::move(made));
}

/// The arguments of a column function: a name, options, or both.
struct NameAndConfig {
  Value name;
  Value config;
};

NameAndConfig name_and_config(Call& call) {
  const Value first = call.argument(0);
  const Value unnamed = Value::of_text(kEmptyText);
  if (first.is(Type::kString)) return {first, call.argument(1)};
  if (first.is_unknown()) return {first, call.argument(1)};
  if (first.is(Type::kObject)) return {unnamed, first};
  return {unnamed, call.argument(1)};
}

Value make_column(Call& call) {
  const NameAndConfig given = name_and_config(call);
  return new_builder(call, kTypes[call.detail], given.name, given.config);
}

/// The one serial type that Drizzle leaves nullable, unless its mode is "number".
Value make_bigserial(Call& call) {
  const Value made = make_column(call);
  ColumnFacts& facts = call.heap().builders[made.id].facts;
  const Value mode = call.heap().member(facts.config, "mode");
  facts.not_null = mode.is(Type::kString) && call.heap().text_of(mode) == "number";
  if (mode.is_unknown()) facts.unknown = mode.id;
  return made;
}

Value make_enum_column(Call& call) {
  const Value name = call.argument(0).is_nothing() ? Value::of_text(kEmptyText) : call.argument(0);
  const Value made = new_builder(call, kEnumColumn, name, {});
  call.heap().builders[made.id].facts.type_source = call.receiver;
  return made;
}

Value make_custom_column(Call& call) {
  const NameAndConfig given = name_and_config(call);
  const Value made = new_builder(call, kCustomColumn, given.name, given.config);
  call.heap().builders[made.id].facts.type_source = call.bound;
  return made;
}

/// customType({ dataType() { … } }) gives a column function.
Value make_custom_type(Call& call) {
  const Value made = call.run.natives().find(Space::kBoundFunctions, call.heap().symbols.intern("customColumn"));
  return Heap::add(call.heap().bounds, Type::kBound, Bound{made.id, kEmptyText, call.argument(0)});
}

/// One option as it stands in a type: absent when it is undefined.
struct Option {
  Value value;
  std::string text;
  bool is_given() const { return !value.is(Type::kUndefined); }
};

class TypePrinter {
 public:
  TypePrinter(Interpreter& run, const ColumnBuilder& builder) : run_(run), builder_(builder) {}

  Value print(int depth) {
    const ColumnType& type = *builder_.facts.type;
    const std::string name(type.sql);
    switch (type.form) {
      case TypeForm::kPlain:
        return made(name);
      case TypeForm::kLength: {
        const Option length = option("length");
        return made(length.is_given() ? name + "(" + length.text + ")" : name);
      }
      case TypeForm::kDimensions:
        return made(name + "(" + option("dimensions").text + ")");
      case TypeForm::kNumeric: {
        const Option precision = option("precision");
        const Option scale = option("scale");
        if (!precision.is_given()) return made(name);
        return made(name + "(" + precision.text + (scale.is_given() ? ", " + scale.text : "") + ")");
      }
      case TypeForm::kTimestamp: {
        const Value mode = option("mode").value;
        const bool is_text = mode.is(Type::kString) && run_.heap().text_of(mode) == "string";
        return made(name + with_precision(is_text ? "" : " ") + zone());
      }
      case TypeForm::kTime:
        return made(name + with_precision("") + zone());
      case TypeForm::kInterval: {
        const Option fields = option("fields");
        const Option precision = option("precision");
        const bool has_fields = truth(run_.heap(), fields.value).value_or(false);
        const bool has_precision = truth(run_.heap(), precision.value).value_or(false);
        return made(name + (has_fields ? " " + fields.text : "") + (has_precision ? "(" + precision.text + ")" : ""));
      }
      case TypeForm::kEnum:
        return run_.heap().enums[builder_.facts.type_source.id].name;
      case TypeForm::kCustom:
        return custom();
      case TypeForm::kArray:
        return array(depth);
    }
    return made(name);
  }

 private:
  Option option(std::string_view name) {
    Option found;
    found.value = run_.heap().member(builder_.facts.config, name);
    const auto text = to_text(run_.heap(), found.value);
    if (!text) {
      failure_ =
          found.value.is_unknown() ? found.value : run_.unknown("has an option that is no text", builder_.origin);
    }
    found.text = text.value_or("");
    return found;
  }

  std::string with_precision(std::string_view blank) {
    const Option precision = option("precision");
    return precision.is_given() ? std::string(blank) + "(" + precision.text + ")" : "";
  }

  std::string zone() {
    const Value zone = option("withTimezone").value;
    return truth(run_.heap(), zone).value_or(false) ? " with time zone" : "";
  }

  Value made(const std::string& text) {
    return failure_.is_unknown() ? run_.derived(failure_, builder_.origin) : run_.text(text, builder_.origin);
  }

  Value custom() {
    const Value print = run_.heap().member(builder_.facts.type_source, "dataType");
    const Value arguments[] = {builder_.facts.config};
    const Value text = run_.call(print, arguments, builder_.origin, builder_.facts.type_source);
    return text.is(Type::kString) ? text : run_.derived(text, builder_.origin);
  }

  Value array(int depth) {
    if (depth > kDeepestArray) return run_.unknown("is nested too deeply", builder_.origin);
    const ColumnBuilder element = run_.heap().builders[builder_.element.id];
    const Value text = TypePrinter(run_, element).print(depth + 1);
    if (!text.is(Type::kString)) return run_.derived(text, builder_.origin);
    if (builder_.size.is_unknown()) return run_.derived(builder_.size, builder_.origin);
    const std::string size = builder_.size.is(Type::kNumber) ? number_text(builder_.size.number) : "";
    return run_.text(std::string(run_.heap().text_of(text)) + "[" + size + "]", builder_.origin);
  }

  Interpreter& run_;
  const ColumnBuilder& builder_;
  Value failure_;
};

constexpr auto kColumnTypes = [] {
  std::array<Native, std::size(kTypes) + 3> rows{};
  std::size_t row = 0;
  for (; row < std::size(kTypes); ++row) {
    const auto make = kTypes[row].function == "bigserial" ? make_bigserial : make_column;
    rows[row] = {Space::kPgCore, kTypes[row].function, make, static_cast<std::uint32_t>(row)};
  }
  rows[row++] = {Space::kPgCore, "customType", make_custom_type};
  rows[row++] = {Space::kEnumMethods, "()", make_enum_column};
  rows[row++] = {Space::kBoundFunctions, "customColumn", make_custom_column};
  return rows;
}();

}  // namespace

Value type_text(Interpreter& run, const ColumnBuilder& builder) {
  return TypePrinter(run, builder).print(0);
}

Value enumeration_of(const Heap& heap, const ColumnBuilder& builder) {
  const ColumnBuilder* at = &builder;
  for (int depth = 0; depth < kDeepestArray && at->facts.type->form == TypeForm::kArray; ++depth) {
    at = &heap.builders[at->element.id];
  }
  return at->facts.type->form == TypeForm::kEnum ? at->facts.type_source : Value{};
}

std::span<const Native> column_natives() {
  return kColumnTypes;
}

}  // namespace lockstep::evaluate
