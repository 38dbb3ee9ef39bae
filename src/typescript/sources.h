#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "git/tree.h"
#include "typescript/modules.h"
#include "typescript/syntax.h"

namespace lockstep::typescript {

/// What a name at the top level of a file stands for.
struct Binding {
  enum class Kind { kValue, kImport, kNamespace };
  Kind kind = Kind::kValue;
  NodeId value = kNoNode;  // initialiser, function, class or enum
  NodeId name = kNoNode;
  std::string specifier;  // of an import
  std::string imported;   // the name there; "default"
};

struct Export {
  std::string name;
  std::string local;       // name in this file, or in the module `specifier` names; "*" for that module as a whole
  std::string specifier;   // of `export … from`; empty for one of this file
  NodeId value = kNoNode;  // of `export default <expression>`
};

/// One parsed file with its top-level names; the same for both sides of a change when the blob is the same.
struct SourceFile {
  SyntaxTree tree;
  std::unordered_map<std::string, Binding> bindings;
  std::vector<Export> exports;     // in order
  std::vector<std::string> stars;  // specifiers of `export *`
};

struct Module {
  std::string path;
  const SourceFile* file;
};

SourceFile read_source(std::string text);

/// Reads and parses every blob once.
class SourceCache {
 public:
  const SourceFile* get(const git::Tree& tree, const git::Entry& entry);
  /// The text alone, for a look that may spare the parsing. Valid until the next call.
  std::string_view text(const git::Tree& tree, const git::Entry& entry);

 private:
  std::map<model::ObjectId, std::unique_ptr<SourceFile>> files_;  // by blob
  std::map<model::ObjectId, std::string> texts_;                  // of blobs that are not parsed yet
};

/// The modules of one tree, loaded when they are first needed. Tree and cache must outlive it.
class Sources {
 public:
  Sources(const git::Tree& tree, SourceCache& cache) : tree_(tree), cache_(cache), resolver_(tree) {}

  /// The module at `path`; nullptr when there is none that could be read.
  const Module* module(const std::string& path);
  /// The module that an import in `importer` names; nullptr when it is outside the repository.
  const Module* imported(const Module& importer, std::string_view specifier);
  /// Whether the module behind `export * from specifier` can export `name`: its text has that name or another star. For
  /// barrels of many files, of which one is wanted; nothing is parsed.
  bool may_export(const Module& importer, std::string_view specifier, std::string_view name);
  /// Whether one of these paths could change what was found here.
  bool depends_on(const std::set<std::string, std::less<>>& paths) const;
  std::vector<std::string> loaded_paths() const;
  /// Every path that was read or looked for: when none of them changes, nothing found here does.
  std::vector<std::string> consulted_paths() const;

 private:
  const git::Tree& tree_;
  SourceCache& cache_;
  ModuleResolver resolver_;
  std::map<std::string, std::unique_ptr<Module>, std::less<>> modules_;
  std::set<std::string, std::less<>> searched_;  // files whose text alone was looked at
};

}  // namespace lockstep::typescript
