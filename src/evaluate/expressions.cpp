// Expressions: a walk over the syntax tree, one function for each kind of node that schemas are made of. Whatever is
// not here is unknown.
#include <string>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

using namespace typescript;

namespace {

constexpr std::size_t kMostSteps = 3'000'000;
constexpr std::size_t kLongestText = std::size_t{8} << 20;
constexpr std::size_t kMostText = std::size_t{64} << 20;

NodeId first_named(const SyntaxTree& tree, NodeId node) {
  NodeId child = first_child(tree, node);
  while (child != kNoNode && !tree[child].named) child = next_sibling(tree, child);
  return child;
}

bool has_broken_child(const SyntaxTree& tree, NodeId node) {
  for (NodeId child = first_child(tree, node); child != kNoNode; child = next_sibling(tree, child)) {
    if (tree[child].is_error) return true;
  }
  return false;
}

}  // namespace

Interpreter::Interpreter(Sources& sources) : sources_(sources), natives_(heap_.symbols), steps_(kMostSteps) {
  modules_.emplace_back();
}

bool Interpreter::spend(std::size_t steps) {
  steps_ = steps_ > steps ? steps_ - steps : 0;
  return steps_ > 0;
}

Value Interpreter::unknown(std::string_view reason, Origin origin, std::uint8_t traits) {
  return Heap::add(heap_.unknowns, Type::kUnknown, Unknown{heap_.symbols.intern(reason), origin, traits});
}

Value Interpreter::derived(Value cause, Origin origin, std::uint8_t more_traits) {
  if (!cause.is_unknown()) return unknown("is not known", origin, more_traits);
  const Unknown& known = heap_.unknown(cause);
  const auto traits = static_cast<std::uint8_t>((known.traits & ~Unknown::kEnvironment) | more_traits);
  return Heap::add(heap_.unknowns, Type::kUnknown, Unknown{known.reason, origin, traits});
}

Value Interpreter::text(std::string_view made, Origin origin) {
  if (made.size() > kLongestText || heap_.symbols.size() + made.size() > kMostText) {
    return unknown("makes too long a text", origin);
  }
  return heap_.text(made);
}

Value Interpreter::evaluate(Origin expression) {
  return evaluate(expression.node, Frame{expression.module, expression.environment});
}

Value Interpreter::evaluate(NodeId node, const Frame& frame) {
  if (node == kNoNode) return unknown("is not complete", origin_of(node, frame));
  if (!spend()) return unknown("takes too many steps", origin_of(node, frame));
  if (depth_ >= kDeepestEvaluation) return unknown("is nested too deeply", origin_of(node, frame));
  const Level level(depth_);
  return evaluate_kind(node, frame);
}

Value Interpreter::evaluate_kind(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  if (modules_[frame.module].has_errors && has_broken_child(syntax, node)) {
    const Kind kind = syntax[node].kind;
    if (kind != Kind::kObject && kind != Kind::kArray) return unknown("has a syntax error", origin_of(node, frame));
  }
  switch (syntax[node].kind) {
    case Kind::kIdentifier:
    case Kind::kShorthandProperty:
    case Kind::kThis:
      return lookup(node, frame);
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
    case Kind::kTemplateString:
      return evaluate_template(node, frame);
    case Kind::kObject:
      return evaluate_object(node, frame);
    case Kind::kArray:
      return evaluate_array(node, frame);
    case Kind::kArrowFunction:
    case Kind::kFunctionExpression:
    case Kind::kFunctionDeclaration:
    case Kind::kMethodDefinition:
      return Heap::add(heap_.functions, Type::kFunction, Function{origin_of(node, frame)});
    case Kind::kMemberExpression:
    case Kind::kSubscriptExpression:
      return evaluate_member(node, frame);
    case Kind::kCallExpression:
      return evaluate_call(node, frame);
    case Kind::kNewExpression:
      return evaluate_new(node, frame);
    case Kind::kBinaryExpression:
      return evaluate_binary(node, frame);
    case Kind::kUnaryExpression:
      return evaluate_unary(node, frame);
    case Kind::kTernaryExpression:
      return evaluate_conditional(node, frame);
    case Kind::kParenthesizedExpression:
    case Kind::kAsExpression:
    case Kind::kSatisfiesExpression:
    case Kind::kNonNullExpression:
    case Kind::kTypeAssertion:
      return evaluate(first_named(syntax, node), frame);
    case Kind::kAssignmentExpression:
    case Kind::kAugmentedAssignment:
      return evaluate_assignment(node, frame);
    case Kind::kEnumDeclaration:
      return evaluate_enum(node, frame);
    case Kind::kMetaProperty:
      return Value::of(Type::kNamespace, static_cast<std::uint32_t>(Space::kImportMeta));
    case Kind::kRegex:
      return evaluate_regex(node, frame);
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

Value* Interpreter::local(EnvironmentId environment, Symbol name) {
  for (; environment != 0; environment = heap_.environments[environment].parent) {
    for (auto& [known, value] : heap_.environments[environment].names) {
      if (known == name) return &value;
    }
  }
  return nullptr;
}

Value Interpreter::lookup(NodeId identifier, const Frame& frame) {
  const Symbol name = symbol_of(identifier, frame);
  if (const Value* known = local(frame.environment, name); known != nullptr) return *known;
  return top_level(frame.module, name, origin_of(identifier, frame));
}

Value Interpreter::evaluate_template(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const std::vector<std::string> texts = template_texts(syntax, node);
  std::string whole = texts.front();
  std::size_t next = 1;
  for (NodeId part = first_child(syntax, node); part != kNoNode; part = next_sibling(syntax, part)) {
    if (syntax[part].kind != Kind::kTemplateSubstitution || next >= texts.size()) continue;
    const Value value = evaluate(first_named(syntax, part), frame);
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
    case Kind::kComputedPropertyName: {
      const Value value = evaluate(first_named(syntax, key), frame);
      const auto converted = to_text(heap_, value);
      return converted ? text(*converted, origin_of(key, frame)) : derived(value, origin_of(key, frame));
    }
    case Kind::kString:
    case Kind::kNumber: {
      const Value value = evaluate(key, frame);
      const auto converted = to_text(heap_, value);
      return converted ? text(*converted, origin_of(key, frame)) : value;
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
      heap_.object(made).open = unknown("has a syntax error", origin_of(item, frame)).id;
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
      return spread_into(made, evaluate(first_named(syntax, item), frame), origin_of(item, frame));
    default:
      heap_.object(made).open = unknown("has a member that is not followed", origin_of(item, frame)).id;
      return;
  }
  const Value name = key_of(key, frame);
  if (name.is_unknown()) {
    heap_.object(made).open = derived(name, origin_of(item, frame)).id;
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
      if (open != 0) heap_.object(made).open = derived(Value::of(Type::kUnknown, open), origin).id;
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
      if (const UnknownId open = heap_.array(given).open; open != 0) heap_.object(made).open = open;
      return;
    }
    default:
      heap_.object(made).open =
          (given.is_unknown() ? derived(given, origin) : unknown("spreads what is no plain object", origin)).id;
  }
}

Value Interpreter::evaluate_array(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const Value made = heap_.make_array({});
  heap_.array(made).is_outer = calls_ == 0;
  for (NodeId item = first_child(syntax, node); item != kNoNode; item = next_sibling(syntax, item)) {
    if (syntax[item].is_error) {
      heap_.array(made).open = unknown("has a syntax error", origin_of(item, frame)).id;
    } else if (syntax[item].kind == Kind::kSpreadElement) {
      std::vector<Value> items;
      const Value failure = items_of(evaluate(first_named(syntax, item), frame), origin_of(item, frame), items);
      Array& array = heap_.array(made);
      array.items.insert(array.items.end(), items.begin(), items.end());
      if (failure.is_unknown()) array.open = failure.id;
      if (!spend(items.size())) return unknown("takes too many steps", origin_of(node, frame));
    } else if (syntax[item].named) {
      const Value value = evaluate(item, frame);
      heap_.array(made).items.push_back(value);
    }
  }
  return made;
}

Value Interpreter::evaluate_conditional(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  NodeId parts[3] = {kNoNode, kNoNode, kNoNode};
  std::size_t count = 0;
  for (NodeId child = first_child(syntax, node); child != kNoNode; child = next_sibling(syntax, child)) {
    if (syntax[child].named && count < 3) parts[count++] = child;
  }
  const Value condition = evaluate(parts[0], frame);
  const auto holds = truth(heap_, condition);
  if (!holds) return derived(condition, origin_of(node, frame));
  return evaluate(*holds ? parts[1] : parts[2], frame);
}

Value Interpreter::evaluate_regex(NodeId node, const Frame& frame) {
  return Value::of(Type::kRegex, static_cast<std::uint32_t>(symbol_of(node, frame)));
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

Value Interpreter::evaluate_assignment(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const NodeId target = child_by_field(syntax, node, Field::kLeft);
  const NodeId given = child_by_field(syntax, node, Field::kRight);
  if (target == kNoNode || given == kNoNode) return unknown("is not complete", origin_of(node, frame));
  if (syntax[node].kind == Kind::kAssignmentExpression) return assign(target, evaluate(given, frame), frame);
  const NodeId sign = child_by_field(syntax, node, Field::kOperator);
  std::string_view name = sign == kNoNode ? "" : syntax.text_of(sign);
  if (!name.ends_with('=')) return unknown("is not complete", origin_of(node, frame));
  name.remove_suffix(1);
  const Value left = evaluate(target, frame);
  if (name == "&&" || name == "||" || name == "??") return unknown("assigns on a condition", origin_of(node, frame));
  return assign(target, operate(name, left, evaluate(given, frame), origin_of(node, frame)), frame);
}

Value Interpreter::assign(NodeId target, Value value, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const Origin origin = origin_of(target, frame);
  if (syntax[target].kind == Kind::kIdentifier) {
    const Symbol name = symbol_of(target, frame);
    Value* known = local(frame.environment, name);
    if (known == nullptr) return unknown("changes " + std::string(heap_.text_of(name)), origin);
    return *known = value;
  }
  const NodeId holder = child_by_field(syntax, target, Field::kObject);
  if (holder == kNoNode) return unknown("assigns to a pattern", origin);
  const Value object = evaluate(holder, frame);
  const NodeId index = child_by_field(syntax, target, Field::kIndex);
  const Value key =
      index == kNoNode ? key_of(child_by_field(syntax, target, Field::kProperty), frame) : evaluate(index, frame);
  const auto name = to_text(heap_, key);
  if (!object.is(Type::kObject)) return unknown("changes what is no plain object", origin);
  Object& changed = heap_.object(object);
  if (!name) {
    changed.open = derived(key, origin).id;
  } else {
    changed.set(heap_.symbols.intern(*name), value, origin);
    if (changed.is_outer && calls_ > 0) changed.open = unknown("is changed by a function", origin).id;
  }
  return value;
}

bool Interpreter::is_optional_chain(NodeId node, const Frame& frame) const {
  const SyntaxTree& syntax = tree(frame);
  while (node != kNoNode) {
    if (child_by_kind(syntax, node, Kind::kOptionalChain) != kNoNode) return true;
    const Kind kind = syntax[node].kind;
    if (kind == Kind::kCallExpression) {
      node = child_by_field(syntax, node, Field::kFunction);
    } else if (kind == Kind::kMemberExpression || kind == Kind::kSubscriptExpression) {
      node = child_by_field(syntax, node, Field::kObject);
    } else {
      return false;
    }
  }
  return false;
}

}  // namespace lockstep::evaluate
