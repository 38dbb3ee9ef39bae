// Templates, objects, lists and enums: what is written out.
#include <string>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

using namespace typescript;

/// What stands for itself. Nothing further is followed.
Value Interpreter::evaluate_literal(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  switch (syntax[node].kind) {
    case Kind::kUndefined:
      return {};
    case Kind::kNull:
      return Value::null();
    case Kind::kTrue:
      return Value::of_boolean(true);
    case Kind::kFalse:
      return Value::of_boolean(false);
    case Kind::kNumber:
      return number_literal(heap_, syntax.text_of(node));
    case Kind::kString: {
      const std::string_view raw = syntax.text_of(node);
      if (raw.size() < 2) return unknown("is not complete", origin_of(node, frame));
      const std::string_view inside = raw.substr(1, raw.size() - 2);
      if (inside.find('\\') == std::string_view::npos) return text(inside, origin_of(node, frame));
      return text(cook(inside), origin_of(node, frame));
    }
    case Kind::kRegex:
      return Value::of(Type::kRegex, static_cast<std::uint32_t>(symbol_of(node, frame)));
    case Kind::kMetaProperty:
      return Value::of(Type::kNamespace, static_cast<std::uint32_t>(Space::kImportMeta));
    case Kind::kClass:
    case Kind::kClassDeclaration:
      return unknown("is a class", origin_of(node, frame), Unknown::kInert);
    case Kind::kFunctionSignature:
      return unknown("has no body here", origin_of(node, frame), Unknown::kInert);
    case Kind::kGeneratorFunction:
    case Kind::kGeneratorFunctionDeclaration:
      return unknown("is a generator", origin_of(node, frame));
    default:
      return unknown("is an expression that is not followed", origin_of(node, frame));
  }
}

Value Interpreter::evaluate_template(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const std::vector<std::string> texts = template_texts(syntax, node);
  std::string whole = texts.front();
  std::size_t next = 1;
  for (NodeId part = first_child(syntax, node); part != kNoNode; part = next_sibling(syntax, part)) {
    if (syntax[part].kind != Kind::kTemplateSubstitution || next >= texts.size()) continue;
    const Value value = evaluate(first_named_child(syntax, part), frame);
    const auto converted = to_text(heap_, value);
    if (value.is_unknown()) return derived(value, origin_of(node, frame), Unknown::kInert);
    if (!converted) return unknown("puts an object into a text", origin_of(node, frame), Unknown::kInert);
    whole += *converted;
    whole += texts[next++];
    if (!spend(1 + whole.size() / 1024)) return unknown("takes too many steps", origin_of(node, frame));
  }
  return text(whole, origin_of(node, frame));
}

Value Interpreter::key_of(NodeId key, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  if (key == kNoNode) return unknown("has no name", origin_of(key, frame));
  switch (syntax[key].kind) {
    case Kind::kPropertyIdentifier:
    case Kind::kIdentifier:
    case Kind::kShorthandProperty:
    case Kind::kShorthandPropertyPattern:
      return Value::of_text(symbol_of(key, frame));
    case Kind::kComputedPropertyName:
    case Kind::kString:
    case Kind::kNumber: {
      const bool is_computed = syntax[key].kind == Kind::kComputedPropertyName;
      const Value value = evaluate(is_computed ? first_named_child(syntax, key) : key, frame);
      const auto converted = to_text(heap_, value);
      return converted ? text(*converted, origin_of(key, frame)) : derived(value, origin_of(key, frame));
    }
    default:
      return unknown("has a name that is not followed", origin_of(key, frame));
  }
}

Value Interpreter::evaluate_object(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const Value made = heap_.make_object();
  heap_.object(made).is_outer = calls_ == 0;
  for (NodeId item = first_child(syntax, node); item != kNoNode; item = next_sibling(syntax, item)) {
    if (syntax[item].is_error) {
      heap_.add_cause(heap_.object(made).open, unknown("has a syntax error", origin_of(item, frame)));
    } else if (syntax[item].named) {
      add_member(item, made, frame);
    }
  }
  return made;
}

void Interpreter::add_member(NodeId item, Value made, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  NodeId key = item;
  NodeId given = item;
  switch (syntax[item].kind) {
    case Kind::kShorthandProperty:
      break;
    case Kind::kPair:
      key = child_by_field(syntax, item, Field::kKey);
      given = child_by_field(syntax, item, Field::kValue);
      break;
    case Kind::kMethodDefinition:
      key = child_by_field(syntax, item, Field::kName);
      break;
    case Kind::kSpreadElement:
      return spread_into(made, evaluate(first_named_child(syntax, item), frame), origin_of(item, frame));
    default:
      heap_.add_cause(heap_.object(made).open, unknown("has a member that is not followed", origin_of(item, frame)));
      return;
  }
  const Value name =
      has_broken_child(syntax, item) ? unknown("has a syntax error", origin_of(item, frame)) : key_of(key, frame);
  if (name.is_unknown()) {
    heap_.open_members(made, derived(name, origin_of(item, frame)));
    return;
  }
  Value value;
  if (syntax[item].kind == Kind::kMethodDefinition &&
      (has_token(syntax, item, "get") || has_token(syntax, item, "set"))) {
    value = unknown("is an accessor", origin_of(item, frame));
  } else {
    value = evaluate(given, frame);
  }
  heap_.object(made).set(name.text(), value, origin_of(key, frame));
}

void Interpreter::spread_into(Value made, Value given, Origin origin) {
  switch (given.type) {
    case Type::kObject: {
      const Object& source = heap_.object(given);
      spend(source.members().size());
      const UnknownId open = source.open;
      // A copy of what is spread into itself: `made` may be the same object.
      for (const Member& member : std::vector(source.members())) {
        heap_.object(made).set(member.key, member.value, member.origin);
      }
      if (open != 0) heap_.open_members(made, derived(Value::of(Type::kUnknown, open), origin));
      return;
    }
    case Type::kTable:
      return spread_into(made, heap_.tables[given.id].columns, origin);
    case Type::kUndefined:
    case Type::kNull:
    case Type::kBoolean:
    case Type::kNumber:
      return;
    case Type::kArray: {
      std::size_t place = 0;
      for (const Value item : std::vector(heap_.array(given).items)) {
        heap_.object(made).set(heap_.symbols.intern(std::to_string(place++)), item, origin);
      }
      if (const UnknownId more = heap_.array(given).open; more != 0) {
        heap_.open_members(made, Value::of(Type::kUnknown, more));
      }
      return;
    }
    default:
      heap_.open_members(
          made, given.is_unknown() ? derived(given, origin) : unknown("spreads what is no plain object", origin));
  }
}

Value Interpreter::evaluate_array(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const Value made = heap_.make_array({});
  heap_.array(made).is_outer = calls_ == 0;
  for (NodeId item = first_child(syntax, node); item != kNoNode; item = next_sibling(syntax, item)) {
    if (syntax[item].is_error) {
      heap_.add_cause(heap_.array(made).open, unknown("has a syntax error", origin_of(item, frame)));
    } else if (syntax[item].kind == Kind::kSpreadElement) {
      std::vector<Value> items;
      const Value failure = items_of(evaluate(first_named_child(syntax, item), frame), origin_of(item, frame), items);
      Array& array = heap_.array(made);
      array.items.insert(array.items.end(), items.begin(), items.end());
      heap_.add_cause(array.open, failure);
      if (!spend(items.size())) return unknown("takes too many steps", origin_of(node, frame));
    } else if (syntax[item].named) {
      const Value value = evaluate(item, frame);
      heap_.array(made).items.push_back(value);
    }
  }
  return made;
}

/// An enum of TypeScript is an object of its members; one that is a number is also found by that number.
Value Interpreter::evaluate_enum(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const Value made = heap_.make_object();
  Frame inside = frame;
  inside.environment = new_environment(frame.environment);
  Value next = Value::of_number(0);
  const NodeId body = child_by_field(syntax, node, Field::kBody);
  for (NodeId item = first_child(syntax, body); item != kNoNode; item = next_sibling(syntax, item)) {
    if (!syntax[item].named) continue;
    const bool has_value = syntax[item].kind == Kind::kEnumAssignment;
    const NodeId key = has_value ? child_by_field(syntax, item, Field::kName) : item;
    const Value name = key_of(key, frame);
    if (name.is_unknown()) return derived(name, origin_of(node, frame));
    const Value value = has_value ? evaluate(child_by_field(syntax, item, Field::kValue), inside) : next;
    heap_.object(made).set(name.text(), value, origin_of(key, frame));
    declare(inside.environment, name.text(), value);
    next = {};
    if (!value.is(Type::kNumber)) continue;
    next = Value::of_number(value.number + 1);
    heap_.object(made).set(heap_.symbols.intern(number_text(value.number)), name, origin_of(key, frame));
  }
  return made;
}

}  // namespace lockstep::evaluate
