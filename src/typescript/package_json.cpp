#include "typescript/package_json.h"

#include "base/text.h"
#include "typescript/static_value.h"
#include "typescript/syntax.h"

namespace lockstep::typescript {
namespace {

/// JSON is an object literal; in parentheses it is an expression, and the TypeScript parser takes comments as well.
struct JsonFile {
  SyntaxTree tree;
  StaticReader values;
  NodeId top;

  explicit JsonFile(std::string_view text)
      : tree(parse("(" + std::string(text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text) + "\n)")),
        values(tree),
        top(find_top()) {}

  std::vector<std::string> strings(NodeId object, std::string_view name) const {
    const NodeId value = object == kNoNode ? kNoNode : values.member(object, name);
    return value == kNoNode ? std::vector<std::string>{} : values.read(value).values;
  }
  NodeId object(NodeId parent, std::string_view name) const {
    const NodeId value = parent == kNoNode ? kNoNode : values.member(parent, name);
    return value == kNoNode ? kNoNode : values.object_literal(value);
  }

 private:
  NodeId find_top() const {
    for (NodeId id = 0; id < tree.nodes.size(); ++id) {
      if (tree[id].kind == Kind::kObject) return id;
    }
    return kNoNode;
  }
};

/// Every string below a node, in order: the targets of all conditions.
std::vector<std::string> strings_below(const SyntaxTree& tree, NodeId id) {
  std::vector<std::string> all;
  for (NodeId below = id; below < tree[id].subtree_end; ++below) {
    if (tree[below].kind == Kind::kString && tree[below].field != Field::kKey) {
      all.push_back(string_value(tree, below).value_or(""));
    }
  }
  return all;
}

std::vector<Manifest::Entry> entries_of(const JsonFile& file, std::string_view name) {
  const NodeId value = file.top == kNoNode ? kNoNode : file.values.member(file.top, name);
  if (value == kNoNode) return {};
  std::vector<Manifest::Entry> entries;
  if (file.tree[value].kind == Kind::kObject) {
    for (const NodeId pair : named_children(file.tree, value)) {
      const auto key = property_name(file.tree, child_by_field(file.tree, pair, Field::kKey));
      const NodeId target = child_by_field(file.tree, pair, Field::kValue);
      if (!key || target == kNoNode || !(key->starts_with(".") || key->starts_with("#"))) continue;
      entries.push_back({*key, strings_below(file.tree, target)});
    }
  }
  // A string, or conditions without subpaths, is the package itself.
  if (entries.empty()) entries.push_back({".", strings_below(file.tree, value)});
  return entries;
}

}  // namespace

bool matches_pattern(std::string_view pattern, std::string_view name) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == name;
  return name.size() + 1 >= pattern.size() && name.starts_with(pattern.substr(0, star)) &&
         name.ends_with(pattern.substr(star + 1));
}

std::string fill_pattern(std::string_view pattern, std::string_view target, std::string_view name) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return std::string(target);
  return base::replace_all(std::string(target), "*", name.substr(star, name.size() + 1 - pattern.size()));
}

std::vector<std::string> Manifest::targets_of(std::string_view wanted, Map map) const {
  std::vector<std::string> targets;
  for (const Entry& entry : map == Map::kExports ? exports : imports) {
    if (!matches_pattern(entry.pattern, wanted)) continue;
    for (const std::string& target : entry.targets) targets.push_back(fill_pattern(entry.pattern, target, wanted));
  }
  return targets;
}

Manifest read_package(std::string_view text) {
  const JsonFile file(text);
  Manifest manifest;
  const std::vector<std::string> name = file.strings(file.top, "name");
  if (!name.empty()) manifest.name = name.front();
  manifest.workspaces = file.strings(file.top, "workspaces");
  if (manifest.workspaces.empty()) manifest.workspaces = file.strings(file.object(file.top, "workspaces"), "packages");
  for (const char* field : {"source", "types", "module", "main"}) {
    for (const std::string& target : file.strings(file.top, field)) manifest.entry_points.push_back(target);
  }
  manifest.exports = entries_of(file, "exports");
  manifest.imports = entries_of(file, "imports");
  return manifest;
}

PathSettings read_path_settings(std::string_view text) {
  const JsonFile file(text);
  PathSettings settings;
  settings.extends = file.strings(file.top, "extends");
  const NodeId options = file.object(file.top, "compilerOptions");
  const std::vector<std::string> base_url = file.strings(options, "baseUrl");
  if (!base_url.empty()) settings.base_url = base_url.front();
  const NodeId paths = file.object(options, "paths");
  if (paths == kNoNode) return settings;
  for (const NodeId pair : named_children(file.tree, paths)) {
    const auto pattern = property_name(file.tree, child_by_field(file.tree, pair, Field::kKey));
    const NodeId targets = child_by_field(file.tree, pair, Field::kValue);
    if (pattern && targets != kNoNode) settings.paths.emplace_back(*pattern, strings_below(file.tree, targets));
  }
  return settings;
}

std::vector<std::string> read_pnpm_packages(std::string_view text) {
  std::vector<std::string> packages;
  bool is_inside = false;
  for (const std::string_view line : base::split_lines(text)) {
    const std::string_view entry = base::trim(line.substr(0, line.find(" #")));
    if (entry.empty() || entry.starts_with("#")) continue;
    if (!entry.starts_with("-")) {
      is_inside = entry == "packages:";
      continue;
    }
    std::string_view value = base::trim(entry.substr(1));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'')) value = value.substr(1, value.size() - 2);
    if (is_inside) packages.emplace_back(value);
  }
  return packages;
}

}  // namespace lockstep::typescript
