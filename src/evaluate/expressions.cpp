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

Value Interpreter::undecided(Value condition, Origin origin) {
  const Value result = derived(condition, origin);
  heap_.unknown(result).traits &= static_cast<std::uint8_t>(~Unknown::kInert);
  return result;
}

Value Interpreter::one_of(Value condition, Value first, Value second, Origin origin) {
  const auto is_inert = [&](Value value) {
    return value.is_nothing() || value.is(Type::kString) || value.is(Type::kNumber) || value.is(Type::kBoolean) ||
           (value.is_unknown() && (heap_.unknown(value).traits & Unknown::kInert) != 0);
  };
  const Value result = undecided(condition, origin);
  if (is_inert(first) && is_inert(second)) heap_.unknown(result).traits |= Unknown::kInert;
  return result;
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
      return evaluate(first_named_child(syntax, node), frame);
    case Kind::kAssignmentExpression:
    case Kind::kAugmentedAssignment:
      return evaluate_assignment(node, frame);
    case Kind::kEnumDeclaration:
      return evaluate_enum(node, frame);
    default:
      return evaluate_literal(node, frame);
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

Value Interpreter::evaluate_conditional(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  NodeId parts[3] = {kNoNode, kNoNode, kNoNode};
  std::size_t count = 0;
  for (NodeId child = first_child(syntax, node); child != kNoNode; child = next_sibling(syntax, child)) {
    if (syntax[child].named && count < 3) parts[count++] = child;
  }
  const Value condition = evaluate(parts[0], frame);
  const auto holds = truth(heap_, condition);
  if (holds) return evaluate(*holds ? parts[1] : parts[2], frame);
  const Value first = evaluate(parts[1], frame);
  return one_of(condition, first, evaluate(parts[2], frame), origin_of(node, frame));
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
