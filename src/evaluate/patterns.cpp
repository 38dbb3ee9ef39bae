// What gives names their values: parameters, patterns, assignments.
#include <algorithm>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

using namespace typescript;

EnvironmentId Interpreter::new_environment(EnvironmentId parent) {
  heap_.environments.push_back({parent, {}});
  return static_cast<EnvironmentId>(heap_.environments.size() - 1);
}

void Interpreter::declare(EnvironmentId environment, Symbol name, Value value) {
  auto& names = heap_.environments[environment].names;
  for (auto& [known, old] : names) {
    if (known == name) {
      old = value;
      return;
    }
  }
  names.emplace_back(name, value);
}

Value Interpreter::bind_parameters(NodeId function, std::span<const Value> arguments, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  if (const NodeId single = child_by_field(syntax, function, Field::kParameter); single != kNoNode) {
    return bind_pattern(single, arguments.empty() ? Value{} : arguments.front(), frame);
  }
  const NodeId list = child_by_field(syntax, function, Field::kParameters);
  if (list == kNoNode) return {};
  std::size_t place = 0;
  for (NodeId parameter = first_child(syntax, list); parameter != kNoNode;
       parameter = next_sibling(syntax, parameter)) {
    if (syntax[parameter].is_error) return unknown("has a syntax error", origin_of(parameter, frame));
    if (!syntax[parameter].named) continue;
    const NodeId pattern = child_by_field(syntax, parameter, Field::kPattern);
    if (pattern == kNoNode) return unknown("has a parameter that is not followed", origin_of(parameter, frame));
    if (syntax[pattern].kind == Kind::kThis) continue;
    Value given = place < arguments.size() ? arguments[place] : Value{};
    Value failure;
    if (syntax[pattern].kind == Kind::kRestPattern) {
      const std::size_t from = std::min(place, arguments.size());
      given = heap_.make_array({arguments.begin() + static_cast<std::ptrdiff_t>(from), arguments.end()});
      const std::vector<NodeId> inner = named_children(syntax, pattern);
      failure = inner.empty() ? Value{} : bind_pattern(inner.front(), given, frame);
    } else {
      const NodeId fallback = child_by_field(syntax, parameter, Field::kValue);
      if (given.is(Type::kUndefined) && fallback != kNoNode) given = evaluate(fallback, frame);
      failure = bind_pattern(pattern, given, frame);
    }
    if (failure.is_unknown()) return failure;
    ++place;
  }
  return {};
}

/// Binds the names of a pattern; unknown when one of them could not be.
Value Interpreter::bind_pattern(NodeId pattern, Value given, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  if (pattern == kNoNode || !spend()) return unknown("is not complete", origin_of(pattern, frame));
  if (depth_ >= kDeepestEvaluation) return unknown("is nested too deeply", origin_of(pattern, frame));
  const Level level(depth_);
  switch (syntax[pattern].kind) {
    case Kind::kIdentifier:
    case Kind::kShorthandPropertyPattern:
      declare(frame.environment, symbol_of(pattern, frame), given);
      return {};
    case Kind::kObjectPattern:
      return bind_object_pattern(pattern, given, frame);
    case Kind::kArrayPattern:
      return bind_array_pattern(pattern, given, frame);
    case Kind::kAssignmentPattern:
    case Kind::kObjectAssignmentPattern: {
      const bool takes_default = given.is(Type::kUndefined) || is_environment(heap_, given);
      if (takes_default) given = evaluate(child_by_field(syntax, pattern, Field::kRight), frame);
      return bind_pattern(child_by_field(syntax, pattern, Field::kLeft), given, frame);
    }
    default:
      return unknown("has a pattern that is not followed", origin_of(pattern, frame));
  }
}

Value Interpreter::bind_object_pattern(NodeId pattern, Value given, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  std::vector<Symbol> taken;
  for (const NodeId part : named_children(syntax, pattern)) {
    Value failure;
    if (syntax[part].kind == Kind::kRestPattern) {
      const std::vector<NodeId> inner = named_children(syntax, part);
      const Value rest = heap_.make_object();
      spread_into(rest, given, origin_of(part, frame));
      for (const Symbol name : taken) heap_.object(rest).erase(name);
      failure = inner.empty() ? Value{} : bind_pattern(inner.front(), rest, frame);
    } else {
      const bool is_pair = syntax[part].kind == Kind::kPairPattern;
      const NodeId left = child_by_field(syntax, part, Field::kLeft);
      const Value name = key_of(is_pair           ? child_by_field(syntax, part, Field::kKey)
                                : left == kNoNode ? part
                                                  : left,
                                frame);
      if (name.is_unknown()) return name;
      taken.push_back(name.text());
      const Value value = member(given, name.text(), origin_of(part, frame));
      failure = bind_pattern(is_pair ? child_by_field(syntax, part, Field::kValue) : part, value, frame);
    }
    if (failure.is_unknown()) return failure;
  }
  return {};
}

Value Interpreter::bind_array_pattern(NodeId pattern, Value given, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  std::vector<Value> items;
  const Value open = items_of(given, origin_of(pattern, frame), items);
  std::size_t place = 0;
  for (NodeId part = first_child(syntax, pattern); part != kNoNode; part = next_sibling(syntax, part)) {
    if (!syntax[part].named) {
      if (syntax.text_of(part) == ",") ++place;
      continue;
    }
    Value failure;
    if (syntax[part].kind == Kind::kRestPattern) {
      const std::size_t from = std::min(place, items.size());
      const Value rest = heap_.make_array({items.begin() + static_cast<std::ptrdiff_t>(from), items.end()});
      heap_.array(rest).open = open.is_unknown() ? open.id : 0;
      const std::vector<NodeId> inner = named_children(syntax, part);
      failure = inner.empty() ? Value{} : bind_pattern(inner.front(), rest, frame);
    } else {
      const Value value = place < items.size() ? items[place] : open;
      failure = bind_pattern(part, value, frame);
    }
    if (failure.is_unknown()) return failure;
  }
  return {};
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
    heap_.add_cause(changed.open, derived(key, origin));
  } else {
    changed.set(heap_.symbols.intern(*name), value, origin);
    if (changed.is_outer && calls_ > 0) {
      heap_.add_cause(changed.open, unknown("is changed by a function", origin));
    }
  }
  return value;
}

}  // namespace lockstep::evaluate
