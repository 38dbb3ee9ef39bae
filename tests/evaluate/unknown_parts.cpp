#include "unknown_parts.h"

#include "typescript/syntax.h"

namespace lockstep::evaluate_tests {
namespace {

using typescript::Field;
using typescript::Kind;
using typescript::NodeId;

bool holds_expressions(Kind parent) {
  return parent == Kind::kArguments || parent == Kind::kArray || parent == Kind::kTemplateSubstitution ||
         parent == Kind::kBinaryExpression || parent == Kind::kParenthesizedExpression ||
         parent == Kind::kReturnStatement || parent == Kind::kSpreadElement;
}

bool is_expression(const typescript::SyntaxTree& tree, NodeId id) {
  const typescript::Node& node = tree[id];
  if (!node.named || node.parent == typescript::kNoNode || node.kind == Kind::kSpreadElement) return false;
  const Kind parent = tree[node.parent].kind;
  if (holds_expressions(parent)) return true;
  if (parent == Kind::kPair || parent == Kind::kVariableDeclarator) return node.field == Field::kValue;
  if (parent == Kind::kArrowFunction) return node.field == Field::kBody && node.kind != Kind::kStatementBlock;
  return parent == Kind::kMemberExpression && node.field == Field::kObject;
}

}  // namespace

std::vector<ExpressionRange> expressions(std::string_view source) {
  const typescript::SyntaxTree tree = typescript::parse(std::string(source));
  std::vector<ExpressionRange> found;
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    if (is_expression(tree, id)) found.push_back({tree[id].start, tree[id].end});
  }
  return found;
}

std::string with_unknown_import(std::string_view source) {
  return std::string(source) + "\nimport { unknownPart } from 'a-package-that-nobody-knows';\n";
}

std::string with_unknown_part(std::string_view source, ExpressionRange range) {
  std::string changed(source);
  return changed.replace(range.begin, range.end - range.begin, "unknownPart()");
}

}  // namespace lockstep::evaluate_tests
