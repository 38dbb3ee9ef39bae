#include "pairing/scope.h"

// What a function that is called returns, told without running it: its parameters and constants are bound to what they
// stand for.

namespace lockstep::pairing {

using namespace typescript;

namespace {

bool is_function(Kind kind) {
  return kind == Kind::kArrowFunction || kind == Kind::kFunctionExpression || kind == Kind::kFunctionDeclaration ||
         kind == Kind::kMethodDefinition;
}

}  // namespace

bool Scope::bind_pattern(const Value& pattern, const Value& given, Names& names) {
  const SyntaxTree& tree = pattern.tree();
  switch (pattern.node_kind()) {
    case Kind::kIdentifier:
      names.emplace_back(pattern.text(), given);
      return true;
    case Kind::kObjectPattern:
      for (const NodeId item : named_children(tree, pattern.node)) {
        const bool is_pair = tree[item].kind == Kind::kPairPattern;
        if (!is_pair && tree[item].kind != Kind::kShorthandPropertyPattern) return false;
        const NodeId key = is_pair ? child_by_field(tree, item, Field::kKey) : item;
        const auto name = property_name(tree, key);
        const Value part = name ? member(given, *name) : Value{};
        if (part.kind == Value::Kind::kNone) return false;
        const NodeId target = is_pair ? child_by_field(tree, item, Field::kValue) : item;
        if (!is_pair) {
          names.emplace_back(tree.text_of(item), part);
        } else if (target == kNoNode || !bind_pattern(pattern.at(target), part, names)) {
          return false;
        }
      }
      return true;
    default:
      return false;
  }
}

std::optional<Scope::Names> Scope::bind_parameters(const Value& function, const std::vector<Value>& arguments) {
  const SyntaxTree& tree = function.tree();
  Names names;
  std::size_t position = 0;
  const auto bind_next = [&](NodeId pattern, NodeId fallback) {
    Value given = external("", "undefined");
    if (fallback != kNoNode) given = function.at(fallback);
    if (position < arguments.size()) given = arguments[position];
    ++position;
    return pattern != kNoNode && bind_pattern(function.at(pattern), given, names);
  };
  if (const NodeId single = child_by_field(tree, function.node, Field::kParameter); single != kNoNode) {
    if (!bind_next(single, kNoNode)) return std::nullopt;
  }
  if (const NodeId list = child_by_field(tree, function.node, Field::kParameters); list != kNoNode) {
    for (const NodeId parameter : named_children(tree, list)) {
      const NodeId pattern = child_by_field(tree, parameter, Field::kPattern);
      if (!bind_next(pattern, child_by_field(tree, parameter, Field::kValue))) return std::nullopt;
    }
  }
  return names;
}

/// The value that a block returns when it is nothing but constants and, at its end, a return.
std::optional<Value> Scope::returned_by(const Value& block) {
  const SyntaxTree& tree = block.tree();
  const std::vector<NodeId> statements = named_children(tree, block.node);
  if (statements.empty() || tree[statements.back()].kind != Kind::kReturnStatement) return std::nullopt;
  Value result = block;
  Names locals;
  for (std::size_t k = 0; k + 1 < statements.size(); ++k) {
    const NodeId statement = statements[k];
    if (tree[statement].kind != Kind::kLexicalDeclaration || !has_token(tree, statement, "const")) return std::nullopt;
    for (const NodeId declarator : named_children(tree, statement)) {
      const NodeId name = child_by_field(tree, declarator, Field::kName);
      if (name == kNoNode) return std::nullopt;
      Value local = block.at(child_by_field(tree, declarator, Field::kValue));
      // A local sees the parameters and the locals before it.
      local.frame = locals.empty() ? block.frame : bind(block.frame, locals);
      if (!bind_pattern(block.at(name), local, locals)) return std::nullopt;
    }
  }
  const std::vector<NodeId> returned = named_children(tree, statements.back());
  if (returned.size() != 1) return std::nullopt;
  if (!locals.empty()) result.frame = bind(block.frame, std::move(locals));
  return result.at(returned.front());
}

std::optional<Value> Scope::result_of(const Value& function, const std::vector<Value>& arguments) {
  if (!is_function(function.node_kind())) return std::nullopt;
  const SyntaxTree& tree = function.tree();
  if (has_token(tree, function.node, "async") || has_token(tree, function.node, "*")) return std::nullopt;
  auto names = bind_parameters(function, arguments);
  const NodeId body = child_by_field(tree, function.node, Field::kBody);
  if (!names || body == kNoNode) return std::nullopt;
  Value result = function.at(body);
  if (!names->empty()) result.frame = bind(function.frame, std::move(*names));
  return tree[body].kind == Kind::kStatementBlock ? returned_by(result) : result;
}

Value Scope::columns_of(const Value& argument) {
  Value columns = follow(argument);
  if (columns.node_kind() != Kind::kArrowFunction) return columns;
  const auto result = result_of(columns, {external("drizzle-orm/pg-core", "*")});
  return result ? follow(*result) : columns;
}

}  // namespace lockstep::pairing
