// Object.keys() and its kin, and the enums of zod: the one part of it that ends up in a database.
#include <string>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"
#include "evaluate/json_text.h"

namespace lockstep::evaluate {

namespace {

/// The object whose members a call asks for: an object, the columns of a table, the exports of a module as an object.
Value object_argument(Call& call, std::size_t place) {
  const Value given = call.argument(place);
  if (given.is(Type::kTable)) return call.heap().tables[given.id].columns;
  if (given.is(Type::kArray)) {
    const Value made = call.heap().make_object();
    std::size_t index = 0;
    for (const Value item : std::vector(call.heap().array(given).items)) {
      call.heap().object(made).set(call.heap().symbols.intern(std::to_string(index++)), item, call.origin);
    }
    call.heap().object(made).open = call.heap().array(given).open;
    return made;
  }
  if (!given.is(Type::kModule)) return given;
  const Value made = call.heap().make_object();
  Value open;
  for (const Interpreter::ExportedName& name : call.run.exported_names(given.id, open)) {
    const Value value = call.run.exported(name.module, name.name).value_or(Value{});
    call.heap().object(made).set(name.name, value, call.origin);
  }
  if (open.is_unknown()) call.heap().object(made).open = open.id;
  return made;
}

enum class Part : std::uint32_t { kKeys, kValues, kEntries };

Value list_members(Call& call) {
  Heap& heap = call.heap();
  const Value object = object_argument(call, 0);
  if (object.is_unknown()) return call.run.derived(object, call.origin);
  if (!object.is(Type::kObject)) return call.unknown("lists the members of what is no plain object");
  std::vector<Value> listed;
  if (!call.run.spend(heap.object(object).members().size())) return call.unknown("takes too many steps");
  for (const Member& member : ordered_members(heap, heap.object(object))) {
    const Value key = Value::of_text(member.key);
    switch (static_cast<Part>(call.detail)) {
      case Part::kKeys:
        listed.push_back(key);
        break;
      case Part::kValues:
        listed.push_back(member.value);
        break;
      case Part::kEntries:
        listed.push_back(heap.make_array({key, member.value}));
        break;
    }
  }
  const Value made = heap.make_array(std::move(listed));
  heap.array(made).open = heap.object(object).open;
  return made;
}

Value from_entries(Call& call) {
  Heap& heap = call.heap();
  std::vector<Value> entries;
  const Value failure = call.run.items_of(call.argument(0), call.origin, entries);
  const Value made = heap.make_object();
  if (failure.is_unknown()) heap.object(made).open = failure.id;
  for (const Value entry : entries) {
    const bool is_pair = entry.is(Type::kArray) && heap.array(entry).items.size() >= 2;
    const auto key = is_pair ? to_text(heap, heap.array(entry).items[0]) : std::nullopt;
    if (key) {
      heap.object(made).set(heap.symbols.intern(*key), heap.array(entry).items[1], call.origin);
    } else {
      heap.add_cause(heap.object(made).open, call.unknown("is made of entries that are not known"));
    }
  }
  return made;
}

Value assign_members(Call& call) {
  Heap& heap = call.heap();
  const Value target = call.argument(0);
  if (!target.is(Type::kObject)) return call.unknown("changes what is no plain object");
  for (std::size_t place = 1; place < call.arguments.size(); ++place) {
    const Value source = object_argument(call, place);
    if (source.is_nothing()) continue;
    if (!source.is(Type::kObject)) {
      heap.add_cause(heap.object(target).open, call.unknown("takes members of what is not known"));
      continue;
    }
    for (const Member& member : std::vector(heap.object(source).members())) {
      heap.object(target).set(member.key, member.value, member.origin);
    }
    heap.add_cause(heap.object(target).open, heap.object(source).open);
  }
  return target;
}

/// Object.freeze() and its kin.
Value first_argument(Call& call) {
  return call.argument(0);
}

/// z.enum(labels) and z.nativeEnum(object): `.options` lists the labels, `.enum` has them by name. All else that zod
/// makes of it is of no interest.
Value make_zod_enum(Call& call) {
  Heap& heap = call.heap();
  const Value given = call.argument(0);
  Value options = given;
  Value by_name = given;
  if (given.is(Type::kArray)) {
    by_name = heap.make_object();
    heap.object(by_name).open = heap.array(given).open;
    for (const Value label : std::vector(heap.array(given).items)) {
      if (label.is(Type::kString)) heap.object(by_name).set(label.text(), label, call.origin);
      if (label.is_unknown()) heap.add_cause(heap.object(by_name).open, label);
    }
  } else if (given.is(Type::kObject)) {
    std::vector<Value> labels;
    for (const Member& member : ordered_members(heap, heap.object(given))) labels.push_back(member.value);
    options = heap.make_array(std::move(labels));
    heap.array(options).open = heap.object(given).open;
  } else {
    return call.unknown("is an enum of zod that is not known");
  }
  const Value made = heap.make_object();
  for (const std::string_view name : {"options", "_values"}) {
    heap.object(made).set(heap.symbols.intern(name), options, call.origin);
  }
  for (const std::string_view name : {"enum", "Enum", "Values"}) {
    heap.object(made).set(heap.symbols.intern(name), by_name, call.origin);
  }
  heap.object(made).open = call.run.unknown("is a schema of zod", call.origin, Unknown::kInert).id;
  return made;
}

constexpr auto detail(Part part) {
  return static_cast<std::uint32_t>(part);
}

constexpr Native kObjectRows[] = {
    {Space::kObject, "keys", list_members, detail(Part::kKeys)},
    {Space::kObject, "values", list_members, detail(Part::kValues)},
    {Space::kObject, "entries", list_members, detail(Part::kEntries)},
    {Space::kObject, "fromEntries", from_entries},
    {Space::kObject, "assign", assign_members},
    {Space::kObject, "freeze", first_argument},
    {Space::kObject, "seal", first_argument},
};

constexpr Native kZodRows[] = {
    {Space::kZod, "enum", make_zod_enum},
    {Space::kZod, "nativeEnum", make_zod_enum},
};

}  // namespace

std::span<const Native> object_natives() {
  return kObjectRows;
}

std::span<const Native> zod_natives() {
  return kZodRows;
}

}  // namespace lockstep::evaluate
