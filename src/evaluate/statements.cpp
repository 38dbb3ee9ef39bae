// Statements of function bodies. A statement that is not here ends the call without a result.
#include <algorithm>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

using namespace typescript;

namespace {

Completion abandoned(Value cause) {
  return {Completion::Kind::kAbandoned, cause};
}

}  // namespace

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
      const std::vector<NodeId> returned = named_children(syntax, statement);
      return {Completion::Kind::kReturn, returned.empty() ? Value{} : evaluate(returned.front(), frame)};
    }
    case Kind::kExpressionStatement:
      return run_expression(statement, frame);
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

/// An expression for its effect. One whose effect is not known ends the call; other unknown values are of no matter.
Completion Interpreter::run_expression(NodeId statement, const Frame& frame) {
  const NodeId expression = first_named_child(tree(frame), statement);
  if (expression == kNoNode) return {};
  const Value value = evaluate(expression, frame);
  const Kind kind = tree(frame)[expression].kind;
  const bool is_change = kind == Kind::kAssignmentExpression || kind == Kind::kAugmentedAssignment;
  const bool is_lost = kind == Kind::kUpdateExpression || (is_change && value.is_unknown());
  return is_lost ? abandoned(value) : Completion{};
}

Completion Interpreter::run_declaration(NodeId statement, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  for (const NodeId declarator : named_children(syntax, statement)) {
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
  const std::vector<NodeId> parts = named_children(syntax, statement);
  if (parts.size() < 2) return abandoned(unknown("is not complete", origin_of(statement, frame)));
  const Value condition = evaluate(parts[0], frame);
  const auto holds = truth(heap_, condition);
  if (!holds) return abandoned(derived(condition, origin_of(parts[0], frame)));
  if (*holds) return run_statement(parts[1], frame);
  if (parts.size() < 3) return {};
  const std::vector<NodeId> otherwise = named_children(syntax, parts[2]);
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

}  // namespace lockstep::evaluate
