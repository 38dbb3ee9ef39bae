#include "typescript/sources.h"

#include <algorithm>

#include "base/text.h"

namespace lockstep::typescript {

namespace {

/// A repository's modules that one comparison may load; far more than any schema reaches.
constexpr std::size_t kMostModules = 2'000;

class Indexer {
 public:
  explicit Indexer(SourceFile& file) : file_(file), tree_(file.tree) {}

  void index() {
    if (tree_.nodes.empty()) return;
    for (const NodeId statement : named_children(tree_, 0)) {
      if (tree_[statement].kind == Kind::kImportStatement) {
        index_import(statement);
      } else if (tree_[statement].kind == Kind::kExportStatement) {
        index_export(statement);
      } else {
        index_declaration(statement, false);
      }
    }
  }

 private:
  std::string text(NodeId id) const { return id == kNoNode ? "" : std::string(tree_.text_of(id)); }
  std::string specifier_of(NodeId statement) const {
    return string_value(tree_, child_by_field(tree_, statement, Field::kSource)).value_or("");
  }
  std::string name_of(NodeId id) const { return property_name(tree_, id).value_or(text(id)); }

  void index_import(NodeId statement) {
    const NodeId clause = child_by_kind(tree_, statement, Kind::kImportClause);
    if (clause == kNoNode || has_token(tree_, statement, "type")) return;
    const std::string specifier = specifier_of(statement);
    for (const NodeId part : named_children(tree_, clause)) {
      if (tree_[part].kind == Kind::kIdentifier) {
        file_.bindings[text(part)] = {Binding::Kind::kImport, kNoNode, part, specifier, "default"};
      } else if (tree_[part].kind == Kind::kNamespaceImport) {
        const NodeId name = child_by_kind(tree_, part, Kind::kIdentifier);
        file_.bindings[text(name)] = {Binding::Kind::kNamespace, kNoNode, name, specifier, "*"};
      }
      if (tree_[part].kind != Kind::kNamedImports) continue;
      for (const NodeId item : named_children(tree_, part)) {
        const NodeId name = child_by_field(tree_, item, Field::kName);
        const NodeId alias = child_by_field(tree_, item, Field::kAlias);
        if (name == kNoNode || has_token(tree_, item, "type")) continue;
        const NodeId local = alias == kNoNode ? name : alias;
        file_.bindings[text(local)] = {Binding::Kind::kImport, kNoNode, local, specifier, name_of(name)};
      }
    }
  }

  void index_export(NodeId statement) {
    const std::string specifier = specifier_of(statement);
    const NodeId declaration = child_by_field(tree_, statement, Field::kDeclaration);
    const bool is_default = has_token(tree_, statement, "default");
    if (declaration != kNoNode) return index_declaration(declaration, true);
    if (is_default) {
      file_.exports.push_back({"default", "", "", child_by_field(tree_, statement, Field::kValue)});
      return;
    }
    if (has_token(tree_, statement, "type")) return;
    if (const NodeId clause = child_by_kind(tree_, statement, Kind::kExportClause); clause != kNoNode) {
      for (const NodeId item : named_children(tree_, clause)) {
        const NodeId name = child_by_field(tree_, item, Field::kName);
        const NodeId alias = child_by_field(tree_, item, Field::kAlias);
        if (name == kNoNode || has_token(tree_, item, "type")) continue;
        file_.exports.push_back({name_of(alias == kNoNode ? name : alias), name_of(name), specifier, kNoNode});
      }
      return;
    }
    if (specifier.empty()) return;
    if (const NodeId whole = child_by_kind(tree_, statement, Kind::kNamespaceExport); whole != kNoNode) {
      const std::vector<NodeId> name = named_children(tree_, whole);
      if (!name.empty()) file_.exports.push_back({name_of(name.front()), "*", specifier, kNoNode});
    } else {
      file_.stars.push_back(specifier);
    }
  }

  void index_declaration(NodeId id, bool exported) {
    const auto bind = [&](NodeId name, NodeId value) {
      if (name == kNoNode || value == kNoNode) return;
      file_.bindings[text(name)] = {Binding::Kind::kValue, value, name, "", ""};
      if (exported) file_.exports.push_back({text(name), text(name), "", kNoNode});
    };
    if (tree_[id].kind != Kind::kLexicalDeclaration && tree_[id].kind != Kind::kVariableDeclaration) {
      return bind(child_by_field(tree_, id, Field::kName), id);
    }
    for (const NodeId declarator : named_children(tree_, id)) {
      const NodeId name = child_by_field(tree_, declarator, Field::kName);
      if (name == kNoNode) continue;
      if (tree_[name].kind == Kind::kIdentifier) {
        bind(name, child_by_field(tree_, declarator, Field::kValue));
        continue;
      }
      // Destructured names: each stands for the whole declaration.
      for (NodeId part = name; part < tree_[name].subtree_end; ++part) {
        const Kind kind = tree_[part].kind;
        if (kind == Kind::kIdentifier || kind == Kind::kShorthandPropertyPattern) bind(part, declarator);
      }
    }
  }

  SourceFile& file_;
  const SyntaxTree& tree_;
};

bool is_file(const git::Entry& entry) {
  return entry.mode == model::FileMode::kRegular || entry.mode == model::FileMode::kExecutable;
}

}  // namespace

SourceFile read_source(std::string text) {
  SourceFile file;
  file.tree = parse(std::move(text));
  Indexer(file).index();
  return file;
}

const SourceFile* SourceCache::get(const git::Tree& tree, const git::Entry& entry) {
  std::unique_ptr<SourceFile>& file = files_[entry.id];
  if (!file) {
    const auto known = texts_.extract(entry.id);
    std::string text = known.empty() ? tree.read(entry.id, entry.path) : std::move(known.mapped());
    file = std::make_unique<SourceFile>(read_source(std::move(text)));
  }
  return file.get();
}

std::string_view SourceCache::text(const git::Tree& tree, const git::Entry& entry) {
  const auto parsed = files_.find(entry.id);
  if (parsed != files_.end()) return parsed->second->tree.text;
  const auto [known, is_new] = texts_.try_emplace(entry.id);
  if (is_new) known->second = tree.read(entry.id, entry.path);
  return known->second;
}

const Module* Sources::module(const std::string& path) {
  if (modules_.size() >= kMostModules && !modules_.contains(path)) return nullptr;
  const auto [known, is_new] = modules_.try_emplace(path);
  if (is_new) {
    const auto entry = tree_.find(path);
    if (entry && is_file(*entry)) known->second = std::make_unique<Module>(Module{path, cache_.get(tree_, *entry)});
  }
  return known->second.get();
}

const Module* Sources::imported(const Module& importer, std::string_view specifier) {
  const auto path = resolver_.resolve(specifier, importer.path);
  return path ? module(*path) : nullptr;
}

bool Sources::may_export(const Module& importer, std::string_view specifier, std::string_view name) {
  const auto path = resolver_.resolve(specifier, importer.path);
  if (!path) return false;
  const auto known = modules_.find(*path);
  if (known != modules_.end() && known->second == nullptr) return false;
  const auto entry = tree_.find(*path);
  if (!entry || !is_file(*entry)) return false;
  searched_.insert(*path);
  const std::string_view text = cache_.text(tree_, *entry);
  return base::contains(text, name) || base::contains(text, "export *") || base::contains(text, "export*");
}

bool Sources::depends_on(const std::set<std::string, std::less<>>& paths) const {
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    return modules_.contains(path) || searched_.contains(path) || resolver_.asked().contains(path);
  });
}

std::vector<std::string> Sources::loaded_paths() const {
  std::vector<std::string> paths;
  for (const auto& [path, module] : modules_) {
    if (module) paths.push_back(path);
  }
  return paths;
}

std::vector<std::string> Sources::consulted_paths() const {
  std::set<std::string, std::less<>> paths = resolver_.asked();
  paths.insert(searched_.begin(), searched_.end());
  for (const auto& [path, module] : modules_) paths.insert(path);
  return {paths.begin(), paths.end()};
}

}  // namespace lockstep::typescript
