#include "yaml/document.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <utility>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

// yaml-cpp's parser of events, and a tree of our own: its own tree gives aliases as shared nodes, which whoever walks
// it meets exponentially often. Here an alias is a copy that is counted.
namespace lockstep::yaml {
namespace {

struct Refused {
  std::string why;
};

/// How many nodes, bytes of text and levels a node has, itself included.
struct Size {
  std::size_t nodes = 0;
  std::size_t text_bytes = 0;
  std::size_t levels = 0;
};

Size size_of(const Node& node) {
  Size size{1, node.text.size(), 0};
  for (const std::string& key : node.keys) size.text_bytes += key.size();
  for (const Node& child : node.children) {
    const Size of_child = size_of(child);
    size.nodes += of_child.nodes;
    size.text_bytes += of_child.text_bytes;
    size.levels = std::max(size.levels, of_child.levels);
  }
  ++size.levels;
  return size;
}

class Builder final : public YAML::EventHandler {
 public:
  explicit Builder(const Limits& limits) : limits_(limits) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(made(Node::Kind::kNull, mark), anchor); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, const std::string& value) override {
    Node node = made(Node::Kind::kScalar, mark);
    node.text = value;
    add(std::move(node), anchor);
  }
  void OnAlias(const YAML::Mark&, YAML::anchor_t anchor) override {
    const auto known = anchors_.find(anchor);
    if (known == anchors_.end()) throw Refused{"an alias stands inside its own anchor"};
    add(known->second, 0);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(made(Node::Kind::kSequence, mark), anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(made(Node::Kind::kMapping, mark), anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

  Node take() { return std::move(root_); }

 private:
  struct Open {
    Node node;
    YAML::anchor_t anchor = 0;
    std::optional<std::string> key;  // of a mapping, when its value comes next
  };

  static Node made(Node::Kind kind, const YAML::Mark& mark) {
    Node node;
    node.kind = kind;
    node.line = static_cast<std::size_t>(std::max(mark.line, 0));
    node.column = static_cast<std::size_t>(std::max(mark.column, 0));
    return node;
  }

  void count(const Size& size) {
    nodes_ += size.nodes;
    text_bytes_ += size.text_bytes;
    if (nodes_ > limits_.most_nodes)
      throw Refused{"it has more than " + std::to_string(limits_.most_nodes) + " values"};
    if (text_bytes_ > limits_.most_text_bytes) throw Refused{"its aliases make it too large"};
    if (open_.size() + size.levels > limits_.deepest) throw Refused{"it is nested too deep"};
  }

  void open(Node node, YAML::anchor_t anchor) {
    count({1, 0, 1});
    open_.push_back({std::move(node), anchor, std::nullopt});
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    const Size counted = size_of(done.node);  // which add counts again
    nodes_ -= counted.nodes;
    text_bytes_ -= std::min(counted.text_bytes, text_bytes_);
    add(std::move(done.node), done.anchor);
  }

  void add(Node node, YAML::anchor_t anchor) {
    const Size size = size_of(node);
    count(size);
    if (anchor != 0) {
      count(size);
      anchors_[anchor] = node;
    }
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.is_mapping() && !parent.key) {
      parent.key = node.is_scalar() ? std::move(node.text) : std::string();
      return;
    }
    if (parent.node.is_mapping()) parent.node.keys.push_back(*std::exchange(parent.key, std::nullopt));
    parent.node.children.push_back(std::move(node));
  }

  Limits limits_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Node> anchors_;
  Node root_;
  std::size_t nodes_ = 0;
  std::size_t text_bytes_ = 0;
};

/// The members that `<<` brings: of one mapping, or of the first of several that has the key.
const Node* find_merged(const Node& merged, std::string_view key) {
  if (merged.is_mapping()) return merged.find(key);
  for (const Node& one : merged.children) {
    if (const Node* found = one.is_mapping() ? one.find(key) : nullptr) return found;
  }
  return nullptr;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (std::size_t k = keys.size(); k-- > 0;) {
    if (keys[k] == key) return &children[k];
  }
  if (key == "<<") return nullptr;
  const Node* merged = find("<<");
  return merged == nullptr ? nullptr : find_merged(*merged, key);
}

base::Expected<Node, std::string> read_document(std::string_view text, const Limits& limits) {
  if (text.size() > limits.largest_bytes) return base::Unexpected{std::string("it is too large")};
  std::istringstream stream{std::string(text)};
  Builder builder(limits);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    return builder.take();
  } catch (const YAML::Exception& problem) {
    const std::string line = problem.mark.line < 0 ? "" : "line " + std::to_string(problem.mark.line + 1) + ": ";
    return base::Unexpected{line + problem.msg};
  } catch (const Refused& refused) {
    return base::Unexpected{refused.why};
  }
}

}  // namespace lockstep::yaml
