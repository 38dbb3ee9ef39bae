#include "typescript/static_value.h"

#include "base/text.h"

namespace lockstep::typescript {
namespace {

/// Constants that refer to constants: more steps than any real configuration takes, few enough for a loop to end.
constexpr int kMostSteps = 40;
constexpr std::size_t kMostValues = 10'000;

StaticStrings unknown(std::string why) {
  return {{}, false, std::move(why)};
}

StaticStrings known(std::string value) {
  return {{std::move(value)}, false, ""};
}

std::string short_text(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return line.size() > 40 ? std::string(line.substr(0, 40)) + "…" : std::string(line);
}

}  // namespace

std::string normalised_path(std::string_view path) {
  std::vector<std::string> kept;
  for (const std::string_view part : base::split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == ".." && !kept.empty() && kept.back() != "..") {
      kept.pop_back();
      continue;
    }
    kept.emplace_back(part);
  }
  return (path.starts_with("/") ? "/" : "") + base::join(kept, "/");
}

StaticReader::StaticReader(const SyntaxTree& tree) : tree_(tree) {
  for (const NodeId statement : named_children(tree, 0)) {
    NodeId declaration = statement;
    if (tree[statement].kind == Kind::kImportStatement) {
      const std::string source = string_value(tree, child_by_field(tree, statement, Field::kSource)).value_or("");
      for (NodeId id = statement; id < tree[statement].subtree_end; ++id) {
        if (tree[id].kind == Kind::kIdentifier) imported_from_[std::string(tree.text_of(id))] = source;
      }
      continue;
    }
    if (tree[statement].kind == Kind::kExportStatement)
      declaration = child_by_field(tree, statement, Field::kDeclaration);
    if (declaration == kNoNode) continue;
    for (const NodeId declarator : named_children(tree, declaration)) {
      if (tree[declarator].kind != Kind::kVariableDeclarator) continue;
      const NodeId value = child_by_field(tree, declarator, Field::kValue);
      if (value == kNoNode) continue;
      constants_[std::string(tree.text_of(child_by_field(tree, declarator, Field::kName)))] = value;
    }
  }
}

NodeId StaticReader::constant(std::string_view name) const {
  const auto found = constants_.find(name);
  return found == constants_.end() ? kNoNode : found->second;
}

NodeId StaticReader::object_literal(NodeId expression) const {
  for (int step = 0; step < kMostSteps; ++step) {
    const NodeId inner = unwrap(tree_, expression);
    if (inner == kNoNode || tree_[inner].kind != Kind::kIdentifier) {
      return inner != kNoNode && tree_[inner].kind == Kind::kObject ? inner : kNoNode;
    }
    expression = constant(tree_.text_of(inner));
  }
  return kNoNode;
}

NodeId StaticReader::member(NodeId object, std::string_view name, int depth) const {
  if (depth > kMostSteps) return kNoNode;
  NodeId found = kNoNode;
  for (const NodeId item : named_children(tree_, object)) {
    if (tree_[item].kind == Kind::kSpreadElement) {
      const NodeId spread = object_literal(first_child(tree_, item) + 1);
      const NodeId inner = spread == kNoNode ? kNoNode : member(spread, name, depth + 1);
      if (inner != kNoNode) found = inner;
    } else if (tree_[item].kind == Kind::kShorthandProperty && tree_.text_of(item) == name) {
      found = item;
    } else if (tree_[item].kind == Kind::kPair &&
               property_name(tree_, child_by_field(tree_, item, Field::kKey)) == name) {
      found = child_by_field(tree_, item, Field::kValue);
    }
  }
  return found;
}

StaticStrings StaticReader::read(NodeId expression, int depth) const {
  const NodeId id = unwrap(tree_, expression);
  if (id == kNoNode || depth > kMostSteps) return unknown("it has no value");
  if (auto literal = string_value(tree_, id)) return known(std::move(*literal));
  switch (tree_[id].kind) {
    case Kind::kIdentifier:
    case Kind::kShorthandProperty:
      return read_name(id, depth);
    case Kind::kMemberExpression:
      return read_member(id, depth);
    case Kind::kArray:
      return read_list(id, depth);
    case Kind::kTemplateString:
      return read_template(id, depth);
    case Kind::kBinaryExpression:
      return read_sum(id, depth);
    case Kind::kCallExpression:
      return read_call(id, depth);
    case Kind::kNewExpression:
      return read_new(id, depth);
    default:
      return unknown("it is computed: " + short_text(tree_.text_of(id)));
  }
}

StaticStrings StaticReader::read_name(NodeId identifier, int depth) const {
  const std::string_view name = tree_.text_of(identifier);
  if (name == "__dirname") return known(".");
  const NodeId value = constant(name);
  if (value != kNoNode) return read(value, depth + 1);
  const auto imported = imported_from_.find(name);
  if (imported != imported_from_.end()) return unknown("it is imported from " + imported->second);
  return unknown(std::string(name) + " is not a constant of this file");
}

StaticStrings StaticReader::read_member(NodeId expression, int depth) const {
  const std::string_view text = tree_.text_of(expression);
  if (text == "import.meta.dirname") return known(".");
  if (text.starts_with("process.env.")) return unknown("it depends on the environment: " + short_text(text));
  const NodeId target = child_by_field(tree_, expression, Field::kObject);
  const auto name = property_name(tree_, child_by_field(tree_, expression, Field::kProperty));
  if (name == "pathname") return read(target, depth + 1);
  const NodeId object = object_literal(target);
  const NodeId value = object == kNoNode || !name ? kNoNode : member(object, *name);
  return value == kNoNode ? unknown("it is computed: " + short_text(text)) : read(value, depth + 1);
}

StaticStrings StaticReader::read_list(NodeId array, int depth) const {
  StaticStrings list{{}, true, ""};
  for (NodeId item : named_children(tree_, array)) {
    if (tree_[item].kind == Kind::kSpreadElement) item = first_child(tree_, item) + 1;
    StaticStrings part = read(item, depth + 1);
    if (!part.why_unknown.empty()) return part;
    if (list.values.size() + part.values.size() > kMostValues) return unknown("it is too long");
    list.values.insert(list.values.end(), part.values.begin(), part.values.end());
  }
  return list;
}

StaticStrings StaticReader::read_template(NodeId expression, int depth) const {
  const std::vector<std::string> texts = template_texts(tree_, expression);
  std::string whole = texts.front();
  std::size_t next = 1;
  for (const NodeId substitution : named_children(tree_, expression)) {
    const std::vector<NodeId> inner = named_children(tree_, substitution);
    StaticStrings part = inner.size() == 1 ? read(inner.front(), depth + 1) : unknown("it is computed");
    if (!part.why_unknown.empty()) return part;
    if (part.values.size() != 1 || next >= texts.size()) return unknown("it is computed");
    whole += part.values.front() + texts[next++];
  }
  return known(std::move(whole));
}

StaticStrings StaticReader::read_sum(NodeId expression, int depth) const {
  if (!has_token(tree_, expression, "+")) return unknown("it is computed: " + short_text(tree_.text_of(expression)));
  return joined({child_by_field(tree_, expression, Field::kLeft), child_by_field(tree_, expression, Field::kRight)}, "",
                depth);
}

StaticStrings StaticReader::joined(const std::vector<NodeId>& parts, std::string_view separator, int depth) const {
  std::string whole;
  for (const NodeId item : parts) {
    const StaticStrings part = read(item, depth + 1);
    if (!part.why_unknown.empty()) return part;
    if (part.is_list || part.values.size() != 1) return unknown("it is computed");
    if (!whole.empty()) whole += separator;
    whole += part.values.front();
  }
  return known(std::move(whole));
}

StaticStrings StaticReader::read_call(NodeId expression, int depth) const {
  const NodeId callee = unwrap(tree_, child_by_field(tree_, expression, Field::kFunction));
  const NodeId arguments = child_by_field(tree_, expression, Field::kArguments);
  if (callee == kNoNode || arguments == kNoNode) return unknown("it is computed");
  const std::string_view name = tree_.text_of(callee);
  if (name == "process.cwd") return known(".");
  const std::string_view last = name.substr(name.rfind('.') + 1);
  if (last == "join" || last == "resolve" || last == "normalize") {
    StaticStrings path = joined(named_children(tree_, arguments), "/", depth);
    for (std::string& value : path.values) value = normalised_path(value);
    return path;
  }
  // The folder of this file, however it is spelt: path.dirname(fileURLToPath(import.meta.url)).
  if (last == "dirname" && base::contains(tree_.text_of(arguments), "import.meta.url")) return known(".");
  const std::vector<NodeId> given = named_children(tree_, arguments);
  if ((last == "fileURLToPath" || last == "toString") && given.size() == 1) return read(given.front(), depth + 1);
  return unknown("it calls " + short_text(name) + "()");
}

StaticStrings StaticReader::read_new(NodeId expression, int depth) const {
  const NodeId type = child_by_field(tree_, expression, Field::kConstructor);
  const NodeId arguments = child_by_field(tree_, expression, Field::kArguments);
  if (type == kNoNode || arguments == kNoNode || tree_.text_of(type) != "URL") return unknown("it is computed");
  const std::vector<NodeId> given = named_children(tree_, arguments);
  if (given.size() != 2 || tree_.text_of(given[1]) != "import.meta.url") return unknown("it is computed");
  StaticStrings path = read(given.front(), depth + 1);
  for (std::string& value : path.values) value = normalised_path(value);
  return path;
}

}  // namespace lockstep::typescript
