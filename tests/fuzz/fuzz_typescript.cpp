#include "fuzz.h"
#include "typescript/drizzle_config.h"
#include "typescript/syntax.h"

using namespace lockstep;
using typescript::NodeId;

namespace {

void check(const typescript::SyntaxTree& tree, NodeId id) {
  const typescript::Node& node = tree[id];
  fuzz::require(node.start <= node.end && node.end <= tree.text.size(), "a node lies in the text");
  fuzz::require(node.subtree_end > id && node.subtree_end <= tree.nodes.size(), "a subtree lies in the tree");
  fuzz::require(id == 0 || node.parent < id, "a parent comes before its children");
  typescript::unwrap(tree, id);
  typescript::string_value(tree, id);
  typescript::property_name(tree, id);
  if (node.kind == typescript::Kind::kTemplateString) typescript::template_texts(tree, id);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(fuzz::text_of(bytes, size));
  const typescript::SyntaxTree tree = typescript::parse(text);
  fuzz::require(tree.nodes.empty() == !tree.problem.empty(), "there are nodes, or the reason why not");
  for (NodeId id = 0; id < tree.nodes.size(); ++id) check(tree, id);
  typescript::read_drizzle_config(text);
  return 0;
}
