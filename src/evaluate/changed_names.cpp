#include "evaluate/changed_names.h"

#include <algorithm>
#include <iterator>

namespace lockstep::evaluate {

using namespace typescript;

namespace {

constexpr std::string_view kMutators[] = {"push", "unshift", "splice", "pop",    "shift", "reverse",
                                          "sort", "fill",    "set",    "delete", "add"};

bool is_function(Kind kind) {
  return kind == Kind::kArrowFunction || kind == Kind::kFunctionExpression || kind == Kind::kFunctionDeclaration ||
         kind == Kind::kMethodDefinition || kind == Kind::kGeneratorFunctionDeclaration ||
         kind == Kind::kGeneratorFunction;
}

/// The identifier at the left end of `a.b['c'].d`, else kNoNode.
NodeId root_of(const SyntaxTree& tree, NodeId node) {
  while (node != kNoNode) {
    node = unwrap(tree, node);
    const Kind kind = tree[node].kind;
    if (kind == Kind::kIdentifier) return node;
    if (kind != Kind::kMemberExpression && kind != Kind::kSubscriptExpression) return kNoNode;
    node = child_by_field(tree, node, Field::kObject);
  }
  return kNoNode;
}

/// The identifier whose value a call changes: `list.push(x)`, `Object.assign(made, …)`.
NodeId changed_by_call(const SyntaxTree& tree, NodeId call) {
  const NodeId callee = child_by_field(tree, call, Field::kFunction);
  if (callee == kNoNode || tree[callee].kind != Kind::kMemberExpression) return kNoNode;
  const std::string_view text = tree.text_of(callee);
  if (text == "Object.assign" || text == "Object.defineProperty") {
    const std::vector<NodeId> given = named_children(tree, child_by_field(tree, call, Field::kArguments));
    return given.empty() ? kNoNode : root_of(tree, given.front());
  }
  const NodeId property = child_by_field(tree, callee, Field::kProperty);
  if (property == kNoNode) return kNoNode;
  const bool changes =
      std::find(std::begin(kMutators), std::end(kMutators), tree.text_of(property)) != std::end(kMutators);
  return changes ? root_of(tree, callee) : kNoNode;
}

/// What an assignment or `x++` changes, else kNoNode.
NodeId target_of(const SyntaxTree& tree, NodeId node) {
  switch (tree[node].kind) {
    case Kind::kAssignmentExpression:
    case Kind::kAugmentedAssignment:
      return child_by_field(tree, node, Field::kLeft);
    case Kind::kUpdateExpression:
      return child_by_kind(tree, node, Kind::kIdentifier);
    default:
      return kNoNode;
  }
}

bool is_constant(const SyntaxTree& tree, const Binding& binding) {
  for (NodeId above = binding.value; above != kNoNode; above = tree[above].parent) {
    const Kind kind = tree[above].kind;
    if (kind == Kind::kVariableDeclaration) return false;
    if (kind == Kind::kLexicalDeclaration) return has_token(tree, above, "const");
  }
  return true;
}

}  // namespace

std::vector<ChangedName> changed_names(const SourceFile& file) {
  const SyntaxTree& tree = file.tree;
  std::vector<ChangedName> changed;
  const auto add = [&](NodeId identifier, NodeId statement, bool is_replaced) {
    if (identifier == kNoNode) return;
    const std::string_view name = tree.text_of(identifier);
    const auto binding = file.bindings.find(std::string(name));
    if (binding == file.bindings.end() || binding->second.kind != Binding::Kind::kValue) return;
    if (is_replaced && is_constant(tree, binding->second)) return;  // a local of that name
    changed.push_back({name, statement, is_replaced});
  };
  NodeId function_end = 0;
  for (NodeId node = 0; node < tree.nodes.size(); ++node) {
    if (is_function(tree[node].kind)) function_end = std::max(function_end, tree[node].subtree_end);
    const bool is_in_function = node < function_end;
    if (const NodeId target = target_of(tree, node); target != kNoNode) {
      const bool is_name = tree[target].kind == Kind::kIdentifier;
      if (is_name || !is_in_function) add(root_of(tree, target), node, is_name);
    } else if (tree[node].kind == Kind::kCallExpression && !is_in_function) {
      add(changed_by_call(tree, node), node, false);
    }
  }
  return changed;
}

}  // namespace lockstep::evaluate
