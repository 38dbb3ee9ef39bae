#include <cmath>

#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

using namespace typescript;

namespace {

std::string_view type_name(Type type) {
  switch (type) {
    case Type::kUndefined:
      return "undefined";
    case Type::kBoolean:
      return "boolean";
    case Type::kNumber:
      return "number";
    case Type::kBigInt:
      return "bigint";
    case Type::kString:
      return "string";
    case Type::kFunction:
    case Type::kNative:
    case Type::kBound:
    case Type::kMethod:
    case Type::kEnum:
      return "function";
    default:
      return "object";
  }
}

/// a === b; nothing when that is not known. An environment variable counts as undefined.
std::optional<bool> are_same(const Heap& heap, Value left, Value right) {
  if (is_environment(heap, left)) left = {};
  if (is_environment(heap, right)) right = {};
  if (left.is_unknown() || right.is_unknown()) return std::nullopt;
  if (left.is(Type::kDate) && right.is(Type::kDate)) return std::nullopt;
  return left == right;
}

/// a == b, as far as schemas need it: null and undefined are equal, and nothing else of two types is compared.
std::optional<bool> are_equal(const Heap& heap, Value left, Value right) {
  if (is_environment(heap, left)) left = {};
  if (is_environment(heap, right)) right = {};
  if (left.is_unknown() || right.is_unknown()) return std::nullopt;
  if (left.is_nothing() || right.is_nothing()) return left.is_nothing() && right.is_nothing();
  return left.type == right.type ? are_same(heap, left, right) : std::nullopt;
}

std::optional<double> arithmetic(std::string_view sign, double a, double b) {
  if (sign == "-") return a - b;
  if (sign == "*") return a * b;
  if (sign == "/") return a / b;
  if (sign == "%") return std::fmod(a, b);
  if (sign == "**") return std::pow(a, b);
  const bool are_small = std::abs(a) < 1e9 && std::abs(b) < 1e9;
  if (!are_small) return std::nullopt;
  const auto left = static_cast<std::int32_t>(a);
  const auto right = static_cast<std::int32_t>(b);
  if (sign == "|") return left | right;
  if (sign == "&") return left & right;
  if (sign == "^") return left ^ right;
  if (sign == "<<") return static_cast<std::int32_t>(static_cast<std::uint32_t>(left) << (right & 31));
  if (sign == ">>") return left >> (right & 31);
  return std::nullopt;
}

std::optional<bool> comparison(std::string_view sign, int order) {
  if (sign == "<") return order < 0;
  if (sign == ">") return order > 0;
  if (sign == "<=") return order <= 0;
  if (sign == ">=") return order >= 0;
  return std::nullopt;
}

}  // namespace

Value Interpreter::evaluate_unary(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const NodeId sign = child_by_field(syntax, node, Field::kOperator);
  NodeId operand = kNoNode;
  for (NodeId child = first_child(syntax, node); child != kNoNode; child = next_sibling(syntax, child)) {
    if (child != sign) operand = child;
  }
  const Origin origin = origin_of(node, frame);
  if (sign == kNoNode || operand == kNoNode) return unknown("is not complete", origin);
  const std::string_view name = syntax.text_of(sign);
  if (name == "void") return {};
  const Value value = evaluate(operand, frame);
  if (name == "!") {
    const auto holds = truth(heap_, value);
    return holds ? Value::of_boolean(!*holds) : derived(value, origin, Unknown::kInert);
  }
  if (name == "typeof") {
    if (is_environment(heap_, value)) return heap_.text("undefined");
    return value.is_unknown() ? derived(value, origin) : heap_.text(type_name(value.type));
  }
  if (value.is(Type::kBigInt) && name == "-") {
    const std::string_view digits = heap_.text_of(value);
    const std::string negated = digits.starts_with('-') ? std::string(digits.substr(1)) : "-" + std::string(digits);
    return Value::of(Type::kBigInt, static_cast<std::uint32_t>(heap_.symbols.intern(negated)));
  }
  const auto number = to_number(heap_, value);
  if (!number) return derived(value, origin, Unknown::kInert);
  if (name == "-") return Value::of_number(-*number);
  if (name == "+") return Value::of_number(*number);
  return unknown("is an expression that is not followed", origin);
}

Value Interpreter::evaluate_binary(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const NodeId sign = child_by_field(syntax, node, Field::kOperator);
  const NodeId left_side = child_by_field(syntax, node, Field::kLeft);
  const NodeId right_side = child_by_field(syntax, node, Field::kRight);
  const Origin origin = origin_of(node, frame);
  if (sign == kNoNode) return unknown("is not complete", origin);
  const std::string_view name = syntax.text_of(sign);
  const Value left = evaluate(left_side, frame);
  if (name == "??") {
    if (left.is_unknown() && !is_environment(heap_, left)) {
      return one_of(left, left, evaluate(right_side, frame), origin);
    }
    return left.is_nothing() || left.is_unknown() ? evaluate(right_side, frame) : left;
  }
  if (name == "&&" || name == "||") {
    const auto holds = truth(heap_, left);
    if (!holds) return one_of(left, left, evaluate(right_side, frame), origin);
    const bool takes_right = *holds == (name == "&&");
    return takes_right ? evaluate(right_side, frame) : left;
  }
  return operate(name, left, evaluate(right_side, frame), origin);
}

Value Interpreter::operate(std::string_view sign, Value left, Value right, Origin origin) {
  if (sign == "===" || sign == "!==" || sign == "==" || sign == "!=") {
    const auto same = sign.size() == 3 ? are_same(heap_, left, right) : are_equal(heap_, left, right);
    if (!same) return derived(left.is_unknown() ? left : right, origin, Unknown::kInert);
    return Value::of_boolean(*same == (sign.front() == '='));
  }
  if (left.is_unknown()) return derived(left, origin, Unknown::kInert);
  if (right.is_unknown()) return derived(right, origin, Unknown::kInert);
  if (sign == "in") {
    const auto key = to_text(heap_, left);
    if (!key || !right.is(Type::kObject)) return unknown("asks what is in no plain object", origin);
    const Object& object = heap_.object(right);
    if (object.find(heap_.symbols.intern(*key)) != nullptr) return Value::of_boolean(true);
    return object.open == 0 ? Value::of_boolean(false)
                            : derived(Value::of(Type::kUnknown, object.open), origin, Unknown::kInert);
  }
  const bool are_texts = left.is(Type::kString) && right.is(Type::kString);
  if (sign == "+" && (left.is(Type::kString) || right.is(Type::kString) || left.is(Type::kArray))) {
    const auto first = to_text(heap_, left);
    const auto second = to_text(heap_, right);
    if (!first || !second) return unknown("puts an object into a text", origin);
    return spend(1 + (first->size() + second->size()) / 1024) ? text(*first + *second, origin)
                                                              : unknown("takes too many steps", origin);
  }
  if (are_texts) {
    const auto ordered = comparison(sign, heap_.text_of(left).compare(heap_.text_of(right)));
    if (ordered) return Value::of_boolean(*ordered);
  }
  const auto a = to_number(heap_, left);
  const auto b = to_number(heap_, right);
  if (!a || !b) return unknown("calculates with what is no number", origin);
  if (sign == "+") return Value::of_number(*a + *b);
  if (const auto result = arithmetic(sign, *a, *b)) return Value::of_number(*result);
  if (std::isnan(*a) || std::isnan(*b)) return Value::of_boolean(false);
  if (const auto ordered = comparison(sign, *a < *b ? -1 : *a > *b ? 1 : 0)) return Value::of_boolean(*ordered);
  return unknown("is an expression that is not followed", origin);
}

}  // namespace lockstep::evaluate
