// What `object.name` and `list[0]` read.
#include <charconv>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

using namespace typescript;

namespace {

std::optional<std::size_t> place_of(std::string_view name) {
  std::size_t place = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), place);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return place;
}

Value make_method(Heap& heap, Value native, Symbol name, Value object) {
  return Heap::add(heap.bounds, Type::kMethod, Bound{native.id, name, object});
}

}  // namespace

Value Interpreter::member(Value object, Symbol name, Origin origin) {
  const std::string_view key = heap_.text_of(name);
  std::optional<Value> found;
  switch (object.type) {
    case Type::kUnknown:
      return derived(object, origin, is_environment(heap_, object) ? Unknown::kInert : Unknown::kNone);
    case Type::kUndefined:
    case Type::kNull:
      return unknown("reads " + std::string(key) + " of nothing", origin);
    case Type::kNamespace:
      return namespace_member(static_cast<Space>(object.id), name, origin);
    case Type::kModule:
      if (const auto known = exported(object.id, name)) return *known;
      return unknown("is not exported by " + modules_[object.id].module->path, origin);
    case Type::kObject: {
      const Object& known = heap_.object(object);
      if (const Member* own = known.find(name)) return own->value;
      return known.open == 0 ? Value{} : derived(Value::of(Type::kUnknown, known.open), origin);
    }
    case Type::kArray:
    case Type::kSet:
    case Type::kString:
      found = element_of(object, key, origin);
      break;
    default:
      found = drizzle_member(object, name, origin);
  }
  if (found) return *found;
  const Value method = natives_.find(methods_of(object.type), name);
  if (method.is(Type::kNative)) return make_method(heap_, method, name, object);
  const bool is_type_only = object.is(Type::kTable) && key.starts_with("$");
  return unknown("uses " + std::string(key) + ", which is not followed", origin,
                 is_type_only ? Unknown::kInert : Unknown::kNone);
}

Value Interpreter::namespace_member(Space space, Symbol name, Origin origin) {
  const std::string key(heap_.text_of(name));
  if (space == Space::kEnvironmentVariables) {
    return unknown("depends on process.env." + key, origin, Unknown::kEnvironment);
  }
  const Value found = natives_.find(space, name);
  if (!found.is(Type::kUndefined)) return found;
  if (space == Space::kZod) return unknown("is a schema of zod", origin, Unknown::kInert);
  return unknown("uses " + key + ", which is not followed", origin,
                 space == Space::kDrizzleOrm ? Unknown::kInert : Unknown::kNone);
}

/// What can be read of the objects of Drizzle.
std::optional<Value> Interpreter::drizzle_member(Value object, Symbol name, Origin origin) {
  const std::string_view key = heap_.text_of(name);
  switch (object.type) {
    case Type::kTable: {
      const Value column = member(heap_.tables[object.id].columns, name, origin);
      return column.is(Type::kUndefined) ? std::nullopt : std::optional(column);
    }
    case Type::kEnum: {
      const EnumType& known = heap_.enums[object.id];
      if (key == "enumValues") return known.labels;
      if (key == "enumName") return known.name;
      return key == "schema" ? std::optional(known.schema) : std::nullopt;
    }
    case Type::kColumn:
      if (key == "name") return heap_.columns[object.id].facts.name;
      return key == "table" ? std::optional(heap_.columns[object.id].table) : std::nullopt;
    case Type::kRole:
      return key == "name" ? std::optional(heap_.roles[object.id].name) : std::nullopt;
    case Type::kPgSchema:
      return key == "schemaName" ? std::optional(heap_.schemas[object.id].name) : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// list[0], list.length, text.length.
std::optional<Value> Interpreter::element_of(Value list, std::string_view key, Origin origin) {
  const auto place = place_of(key);
  if (list.is(Type::kString)) {
    const std::string_view text = heap_.text_of(list);
    if (!place && key != "length") return std::nullopt;
    if (!is_ascii(text)) return unknown("counts the characters of a text that is not ASCII", origin);
    if (!place) return Value::of_number(static_cast<double>(text.size()));
    return *place < text.size() ? heap_.text(text.substr(*place, 1)) : Value{};
  }
  const Array& array = heap_.array(list);
  const bool is_count = key == (list.is(Type::kSet) ? "size" : "length");
  if (is_count && array.open == 0) return Value::of_number(static_cast<double>(array.items.size()));
  if (place && *place < array.items.size()) return array.items[*place];
  if (!is_count && !place) return std::nullopt;
  return array.open == 0 ? Value{} : derived(Value::of(Type::kUnknown, array.open), origin);
}

Value Interpreter::items_of(Value list, Origin origin, std::vector<Value>& items) {
  switch (list.type) {
    case Type::kArray:
    case Type::kSet: {
      const Array& array = heap_.array(list);
      items.insert(items.end(), array.items.begin(), array.items.end());
      spend(array.items.size());
      return array.open == 0 ? Value{} : derived(Value::of(Type::kUnknown, array.open), origin);
    }
    case Type::kString: {
      const std::string_view text = heap_.text_of(list);
      if (!is_ascii(text) || !spend(text.size())) return unknown("iterates a text", origin);
      for (std::size_t at = 0; at < text.size(); ++at) items.push_back(heap_.text(text.substr(at, 1)));
      return {};
    }
    case Type::kUnknown:
      return derived(list, origin);
    default:
      return unknown("iterates what is no list", origin);
  }
}

Value Interpreter::evaluate_member(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const NodeId holder = child_by_field(syntax, node, Field::kObject);
  const Value object = evaluate(holder, frame);
  const Origin origin = origin_of(node, frame);
  if (object.is_nothing() && is_optional_chain(node, frame)) return {};
  const NodeId index = child_by_field(syntax, node, Field::kIndex);
  if (index == kNoNode) {
    const NodeId property = child_by_field(syntax, node, Field::kProperty);
    if (property == kNoNode) return unknown("is not complete", origin);
    return member(object, symbol_of(property, frame), origin);
  }
  const Value key = evaluate(index, frame);
  if (object.is_unknown()) return derived(object, origin);
  const auto name = to_text(heap_, key);
  if (!name) return derived(key, origin);
  return member(object, heap_.symbols.intern(*name), origin);
}

}  // namespace lockstep::evaluate
