// Calls: of functions of the program, of the language and of Drizzle.
#include "evaluate/conversions.h"
#include "evaluate/interpreter.h"

namespace lockstep::evaluate {

using namespace typescript;

namespace {

constexpr int kDeepestCalls = 120;

}  // namespace

Value Interpreter::evaluate_call(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const NodeId called = child_by_field(syntax, node, Field::kFunction);
  const NodeId list = child_by_field(syntax, node, Field::kArguments);
  const Origin origin = origin_of(node, frame);
  if (called == kNoNode || list == kNoNode) return unknown("is not complete", origin);
  Value receiver;
  Value callee;
  if (syntax[called].kind == Kind::kMemberExpression) {
    receiver = evaluate(child_by_field(syntax, called, Field::kObject), frame);
    if (receiver.is_nothing() && is_optional_chain(called, frame)) return {};
    const NodeId property = child_by_field(syntax, called, Field::kProperty);
    if (property == kNoNode) return unknown("is not complete", origin);
    const Symbol name = symbol_of(property, frame);
    // The usual methods are found without making a value of each.
    callee = receiver.is(Type::kNamespace) ? Value{} : natives_.find(methods_of(receiver.type), name);
    if (!callee.is(Type::kNative)) callee = member(receiver, name, origin_of(called, frame));
  } else if (syntax.text_of(called) == "require") {
    return evaluate_require(list, frame);
  } else {
    callee = evaluate(called, frame);
  }
  if (callee.is_nothing() && is_optional_chain(node, frame)) return {};
  if (callee.is_unknown() && receiver.is(Type::kColumnBuilder)) {
    heap_.builders[receiver.id].facts.unknown = derived(callee, origin).id;
    return receiver;
  }
  if (callee.is_unknown()) return derived(callee, origin);
  if (callee.is(Type::kNative) && natives_.row(callee.id).ignores_arguments) {
    return call(callee, {}, origin, receiver);
  }
  std::vector<Value> arguments;
  const Value failure = syntax[list].kind == Kind::kTemplateString ? read_template(list, frame, arguments)
                                                                   : read_arguments(list, frame, arguments);
  if (failure.is_unknown()) return derived(failure, origin);
  return call(callee, arguments, origin, receiver);
}

Value Interpreter::evaluate_require(NodeId list, const Frame& frame) {
  std::vector<Value> arguments;
  const Value failure = read_arguments(list, frame, arguments);
  const bool is_name = !failure.is_unknown() && arguments.size() == 1 && arguments.front().is(Type::kString);
  if (!is_name) return unknown("requires what is not known", origin_of(list, frame));
  return imported_name(frame.module, std::string(heap_.text_of(arguments.front())), "*", origin_of(list, frame));
}

Value Interpreter::evaluate_new(NodeId node, const Frame& frame) {
  const SyntaxTree& syntax = tree(frame);
  const Origin origin = origin_of(node, frame);
  const Value made = evaluate(child_by_field(syntax, node, Field::kConstructor), frame);
  if (made.is_unknown()) return derived(made, origin);
  const Value constructor =
      made.is(Type::kNamespace) ? natives_.find(static_cast<Space>(made.id), heap_.symbols.intern("new")) : Value{};
  if (!constructor.is(Type::kNative)) return unknown("makes an object that is not followed", origin, Unknown::kInert);
  std::vector<Value> arguments;
  const NodeId list = child_by_field(syntax, node, Field::kArguments);
  const Value failure = list == kNoNode ? Value{} : read_arguments(list, frame, arguments);
  return failure.is_unknown() ? derived(failure, origin) : call(constructor, arguments, origin);
}

Value Interpreter::read_arguments(NodeId list, const Frame& frame, std::vector<Value>& arguments) {
  const SyntaxTree& syntax = tree(frame);
  for (NodeId item = first_child(syntax, list); item != kNoNode; item = next_sibling(syntax, item)) {
    if (syntax[item].is_error) return unknown("has a syntax error", origin_of(item, frame));
    if (!syntax[item].named) continue;
    if (syntax[item].kind != Kind::kSpreadElement) {
      arguments.push_back(evaluate(item, frame));
      continue;
    }
    const Value spread = evaluate(first_named_child(syntax, item), frame);
    const Value failure = items_of(spread, origin_of(item, frame), arguments);
    if (failure.is_unknown()) return failure;
  }
  return {};
}

/// The arguments of a tag: a list of the texts, then the values between them.
Value Interpreter::read_template(NodeId node, const Frame& frame, std::vector<Value>& arguments) {
  const SyntaxTree& syntax = tree(frame);
  std::vector<Value> texts;
  for (const std::string& part : template_texts(syntax, node)) texts.push_back(text(part, origin_of(node, frame)));
  arguments.push_back(heap_.make_array(std::move(texts)));
  for (NodeId part = first_child(syntax, node); part != kNoNode; part = next_sibling(syntax, part)) {
    if (syntax[part].is_error) return unknown("has a syntax error", origin_of(part, frame));
    if (syntax[part].kind != Kind::kTemplateSubstitution) continue;
    arguments.push_back(evaluate(first_named_child(syntax, part), frame));
  }
  return {};
}

Value Interpreter::call(Value callee, std::span<const Value> arguments, Origin origin, Value receiver) {
  Call made{*this, arguments, receiver, {}, origin, 0};
  switch (callee.type) {
    case Type::kUnknown:
      return derived(callee, origin);
    case Type::kFunction:
      return call_function(callee, arguments, origin, receiver);
    case Type::kNative:
      return call_native(callee.id, made);
    case Type::kBound:
      made.bound = heap_.bounds[callee.id].value;
      return call_native(heap_.bounds[callee.id].native, made);
    case Type::kMethod:
      made.receiver = heap_.bounds[callee.id].value;
      return call_native(heap_.bounds[callee.id].native, made);
    default: {
      const bool is_namespace = callee.is(Type::kNamespace);
      const Space space = is_namespace ? static_cast<Space>(callee.id) : methods_of(callee.type);
      const Value found = natives_.find(space, heap_.symbols.intern("()"));
      if (!found.is(Type::kNative)) return unknown("calls what is no function", origin);
      made.receiver = callee;
      return call_native(found.id, made);
    }
  }
}

Value Interpreter::call_native(std::uint32_t row, Call call) {
  const Native& native = natives_.row(row);
  call.detail = native.detail;
  return native.function(call);
}

Value Interpreter::call_function(Value function, std::span<const Value> arguments, Origin origin, Value receiver) {
  const Origin known = heap_.functions[function.id].origin;
  const SyntaxTree& syntax = modules_[known.module].tree();
  const NodeId body = child_by_field(syntax, known.node, Field::kBody);
  if (body == kNoNode) return unknown("calls a function without a body", origin);
  if (has_token(syntax, known.node, "async") || has_token(syntax, known.node, "*")) {
    return unknown("is not there at once", origin);
  }
  if (calls_ >= kDeepestCalls) return unknown("calls too deeply", origin);
  ++calls_;
  const Frame frame{known.module, new_environment(known.environment)};
  if (syntax[known.node].kind != Kind::kArrowFunction && !receiver.is(Type::kUndefined)) {
    declare(frame.environment, heap_.symbols.intern("this"), receiver);
  }
  Value result = bind_parameters(known.node, arguments, frame);
  bool is_abandoned = result.is_unknown();
  if (!is_abandoned && syntax[body].kind == Kind::kStatementBlock) {
    const Completion end = run_block(body, frame);
    is_abandoned = end.kind == Completion::Kind::kAbandoned;
    result = end.value;
  } else if (!is_abandoned) {
    result = evaluate(body, frame);
  }
  --calls_;
  if (!is_abandoned) return result;
  abandon_arguments(arguments, result);
  return undecided(result, origin);
}

/// What a function that could not be followed to its end was given may have been changed by the rest of it.
void Interpreter::abandon_arguments(std::span<const Value> arguments, Value cause) {
  for (const Value argument : arguments) {
    if (argument.is(Type::kObject)) heap_.add_cause(heap_.object(argument).open, cause);
    if (argument.is(Type::kArray) || argument.is(Type::kSet)) heap_.add_cause(heap_.array(argument).open, cause);
  }
}

}  // namespace lockstep::evaluate
