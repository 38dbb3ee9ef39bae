#include "typescript/syntax.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::typescript {

NodeId first_child(const SyntaxTree& tree, NodeId id) {
  return id != kNoNode && tree[id].subtree_end > id + 1 ? id + 1 : kNoNode;
}

NodeId next_sibling(const SyntaxTree& tree, NodeId child) {
  const NodeId next = tree[child].subtree_end;
  const NodeId parent = tree[child].parent;
  return parent != kNoNode && next < tree[parent].subtree_end ? next : kNoNode;
}

NodeId first_named_child(const SyntaxTree& tree, NodeId id) {
  NodeId child = first_child(tree, id);
  while (child != kNoNode && !tree[child].named) child = next_sibling(tree, child);
  return child;
}

std::vector<NodeId> named_children(const SyntaxTree& tree, NodeId id) {
  std::vector<NodeId> children;
  for (NodeId child = first_child(tree, id); child != kNoNode; child = next_sibling(tree, child)) {
    if (tree[child].named) children.push_back(child);
  }
  return children;
}

NodeId child_by_field(const SyntaxTree& tree, NodeId id, Field field) {
  for (NodeId child = first_child(tree, id); child != kNoNode; child = next_sibling(tree, child)) {
    if (tree[child].field == field) return child;
  }
  return kNoNode;
}

NodeId child_by_kind(const SyntaxTree& tree, NodeId id, Kind kind) {
  for (NodeId child = first_child(tree, id); child != kNoNode; child = next_sibling(tree, child)) {
    if (tree[child].kind == kind) return child;
  }
  return kNoNode;
}

bool has_token(const SyntaxTree& tree, NodeId id, std::string_view token) {
  for (NodeId child = first_child(tree, id); child != kNoNode; child = next_sibling(tree, child)) {
    if (!tree[child].named && tree.text_of(child) == token) return true;
  }
  return false;
}

bool is_below_error(const SyntaxTree& tree, NodeId id) {
  for (; id != kNoNode; id = tree[id].parent) {
    if (tree[id].is_error) return true;
  }
  return false;
}

bool has_broken_child(const SyntaxTree& tree, NodeId id) {
  for (NodeId child = first_child(tree, id); child != kNoNode; child = next_sibling(tree, child)) {
    if (tree[child].is_error) return true;
  }
  return false;
}

NodeId unwrap(const SyntaxTree& tree, NodeId id) {
  while (id != kNoNode) {
    switch (tree[id].kind) {
      case Kind::kParenthesizedExpression:
      case Kind::kAsExpression:
      case Kind::kSatisfiesExpression:
      case Kind::kNonNullExpression:
      case Kind::kTypeAssertion: {
        const std::vector<NodeId> inner = named_children(tree, id);
        if (inner.size() != 1) return id;
        id = inner.front();
        break;
      }
      default:
        return id;
    }
  }
  return id;
}

std::optional<std::string> string_value(const SyntaxTree& tree, NodeId id) {
  if (id == kNoNode) return std::nullopt;
  const std::string_view raw = tree.text_of(id);
  if (raw.size() < 2) return std::nullopt;
  if (tree[id].kind == Kind::kString) return cook(raw.substr(1, raw.size() - 2));
  if (tree[id].kind != Kind::kTemplateString || first_child(tree, id) != kNoNode) return std::nullopt;
  return cook(raw.substr(1, raw.size() - 2));
}

std::vector<std::string> template_texts(const SyntaxTree& tree, NodeId id) {
  std::vector<std::string> texts;
  const std::string_view text = tree.text;
  std::size_t start = tree[id].start + 1;
  for (const NodeId child : named_children(tree, id)) {
    if (tree[child].kind != Kind::kTemplateSubstitution || tree[child].start < start) continue;
    texts.push_back(cook(text.substr(start, tree[child].start - start)));
    start = tree[child].end;
  }
  const std::size_t end = std::max<std::size_t>(start, tree[id].end > 0 ? tree[id].end - 1 : 0);
  texts.push_back(cook(text.substr(start, end - start)));
  return texts;
}

std::optional<std::string> property_name(const SyntaxTree& tree, NodeId id) {
  if (id == kNoNode) return std::nullopt;
  switch (tree[id].kind) {
    case Kind::kPropertyIdentifier:
    case Kind::kIdentifier:
    case Kind::kShorthandProperty:
    case Kind::kShorthandPropertyPattern:
    case Kind::kNumber:
      return std::string(tree.text_of(id));
    case Kind::kString:
    case Kind::kTemplateString:
      return string_value(tree, id);
    case Kind::kComputedPropertyName: {
      const std::vector<NodeId> inner = named_children(tree, id);
      return inner.size() == 1 ? string_value(tree, unwrap(tree, inner.front())) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace lockstep::typescript
