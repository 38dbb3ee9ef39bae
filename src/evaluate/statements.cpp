// Statements of function bodies, and what binds names. A statement that is not here ends the call without a result.
#include <algorithm>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

using namespace typescript;

namespace {

Completion abandoned(Value cause) {
  return {Completion::Kind::kAbandoned, cause};
}

std::vector<NodeId> named_parts(const SyntaxTree& tree, NodeId pattern) {
  std::vector<NodeId> parts;
  for (NodeId part = first_child(tree, pattern); part != kNoNode; part = next_sibling(tree, part)) {
    if (tree[part].named) parts.push_back(part);
  }
  return parts;
}

}  // namespace

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

Completion Interpreter::run_block(NodeId block, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const Frame inside{frame.module, new_environment(frame.environment)};
  for (NodeId node = first_child(syntax, block); node != kNoNode; node = next_sibling(syntax, node)) {
    if (syntax[node].is_error) return abandoned(unknown("has a syntax error", origin_of(node, frame)));
    if (syntax[node].kind != Kind::kFunctionDeclaration) continue;
    const NodeId name = child_by_field(syntax, node, Field::kName);
    if (name != kNoNode) declare(inside.environment, symbol_of(name, inside), evaluate(node, inside));
  }
  for (NodeId node = first_child(syntax, block); node != kNoNode; node = next_sibling(syntax, node)) {
    if (!syntax[node].named) continue;
    const Completion end = run_statement(node, inside);
    if (end.kind != Completion::Kind::kNormal) return end;
  }
  return {};
}

Completion Interpreter::run_statement(NodeId statement, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const Origin origin = origin_of(statement, frame);
  if (!spend()) return abandoned(unknown("takes too many steps", origin));
  if (depth_ >= kDeepestEvaluation) return abandoned(unknown("is nested too deeply", origin));
  const Level level(depth_);
  switch (syntax[statement].kind) {
    case Kind::kReturnStatement: {
      const std::vector<NodeId> returned = named_parts(syntax, statement);
      return {Completion::Kind::kReturn, returned.empty() ? Value{} : evaluate(returned.front(), frame)};
    }
    case Kind::kExpressionStatement: {
      const std::vector<NodeId> parts = named_parts(syntax, statement);
      if (parts.empty()) return {};
      const Value value = evaluate(parts.front(), frame);
      const Kind kind = syntax[parts.front()].kind;
      const bool is_change = kind == Kind::kAssignmentExpression || kind == Kind::kAugmentedAssignment;
      const bool is_lost = kind == Kind::kUpdateExpression || (is_change && value.is_unknown());
      return is_lost ? abandoned(value) : Completion{};
    }
    case Kind::kLexicalDeclaration:
    case Kind::kVariableDeclaration:
      return run_declaration(statement, frame);
    case Kind::kIfStatement:
      return run_if(statement, frame);
    case Kind::kForInStatement:
      return run_for(statement, frame);
    case Kind::kStatementBlock:
      return run_block(statement, frame);
    case Kind::kBreakStatement:
      return {Completion::Kind::kBreak, {}};
    case Kind::kContinueStatement:
      return {Completion::Kind::kContinue, {}};
    case Kind::kFunctionDeclaration:
    case Kind::kFunctionSignature:
    case Kind::kEmptyStatement:
      return {};
    case Kind::kThrowStatement:
      return abandoned(unknown("throws an error", origin));
    default:
      return abandoned(unknown("depends on a statement that is not followed", origin));
  }
}

Completion Interpreter::run_declaration(NodeId statement, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  for (const NodeId declarator : named_parts(syntax, statement)) {
    const NodeId name = child_by_field(syntax, declarator, Field::kName);
    const NodeId given = child_by_field(syntax, declarator, Field::kValue);
    if (name == kNoNode) return abandoned(unknown("is not complete", origin_of(declarator, frame)));
    const Value value = given == kNoNode ? Value{} : evaluate(given, frame);
    const Value failure = bind_pattern(name, value, frame);
    if (failure.is_unknown()) return abandoned(failure);
  }
  return {};
}

Completion Interpreter::run_if(NodeId statement, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const std::vector<NodeId> parts = named_parts(syntax, statement);
  if (parts.size() < 2) return abandoned(unknown("is not complete", origin_of(statement, frame)));
  const Value condition = evaluate(parts[0], frame);
  const auto holds = truth(heap_, condition);
  if (!holds) return abandoned(derived(condition, origin_of(parts[0], frame)));
  if (*holds) return run_statement(parts[1], frame);
  if (parts.size() < 3) return {};
  const std::vector<NodeId> otherwise = named_parts(syntax, parts[2]);
  return otherwise.empty() ? Completion{} : run_statement(otherwise.front(), frame);
}

/// `for (const x of list)` and `for (const key in object)`.
Completion Interpreter::run_for(NodeId statement, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const NodeId sign = child_by_field(syntax, statement, Field::kOperator);
  const NodeId pattern = child_by_field(syntax, statement, Field::kLeft);
  const NodeId body = child_by_field(syntax, statement, Field::kBody);
  const Origin origin = origin_of(statement, frame);
  if (sign == kNoNode || pattern == kNoNode || body == kNoNode || has_token(syntax, statement, "await")) {
    return abandoned(unknown("depends on a loop that is not followed", origin));
  }
  const Value list = evaluate(child_by_field(syntax, statement, Field::kRight), frame);
  std::vector<Value> items;
  Value failure;
  if (syntax.text_of(sign) == "of") {
    failure = items_of(list, origin, items);
  } else if (list.is(Type::kObject) && heap_.object(list).open == 0) {
    for (const Member& member : heap_.object(list).members()) items.push_back(Value::of_text(member.key));
  } else {
    failure = unknown("iterates what is not known", origin);
  }
  if (failure.is_unknown()) return abandoned(failure);
  for (const Value item : items) {
    const Frame inside{frame.module, new_environment(frame.environment)};
    failure = bind_pattern(pattern, item, inside);
    if (failure.is_unknown()) return abandoned(failure);
    const Completion end = run_statement(body, inside);
    if (end.kind == Completion::Kind::kBreak) break;
    if (end.kind == Completion::Kind::kReturn || end.kind == Completion::Kind::kAbandoned) return end;
  }
  return {};
}

void Interpreter::run_top_level_calls() {
  for (ModuleId id = 1; id < modules_.size(); ++id) {
    const SyntaxTree& syntax = modules_[id].tree();
    if (syntax.nodes.empty() || modules_[id].is_built_in) continue;
    for (NodeId statement = first_child(syntax, 0); statement != kNoNode; statement = next_sibling(syntax, statement)) {
      if (syntax[statement].kind != Kind::kExpressionStatement) continue;
      const NodeId call = first_child(syntax, statement);
      const NodeId callee = call == kNoNode ? kNoNode : child_by_field(syntax, call, Field::kFunction);
      const NodeId property = callee == kNoNode ? kNoNode : child_by_field(syntax, callee, Field::kProperty);
      if (property == kNoNode) continue;
      const std::string_view name = syntax.text_of(property);
      if (name == "enableRLS" || name == "link") evaluate(call, Frame{id, 0});
    }
  }
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
      const std::vector<NodeId> inner = named_parts(syntax, pattern);
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
  for (const NodeId part : named_parts(syntax, pattern)) {
    Value failure;
    if (syntax[part].kind == Kind::kRestPattern) {
      const std::vector<NodeId> inner = named_parts(syntax, part);
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
      const std::vector<NodeId> inner = named_parts(syntax, part);
      failure = inner.empty() ? Value{} : bind_pattern(inner.front(), rest, frame);
    } else {
      const Value value = place < items.size() ? items[place] : open;
      failure = bind_pattern(part, value, frame);
    }
    if (failure.is_unknown()) return failure;
  }
  return {};
}

}  // namespace lockstep::evaluate
