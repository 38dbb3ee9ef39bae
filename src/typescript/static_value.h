#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "typescript/syntax.h"

namespace lockstep::typescript {

/// Strings that one file alone settles, without running it.
struct StaticStrings {
  std::vector<std::string> values;
  bool is_list = false;
  std::string why_unknown;  // "it calls getUrl()"; empty when the values are known
};

/// Looks expressions up in one file. The tree must outlive it.
class StaticReader {
 public:
  explicit StaticReader(const SyntaxTree& tree);

  /// A string or a list of strings: literals, templates, `+`, constants of the file, spreads, path.join and resolve,
  /// __dirname, process.cwd(), new URL(…, import.meta.url).
  StaticStrings read(NodeId expression) const { return read(expression, 0); }

  /// The object literal that an expression comes down to through wrappers and constants of the file, else kNoNode.
  NodeId object_literal(NodeId expression) const;

  /// The value of a member of an object literal, spreads of other literals included; the last one written wins.
  NodeId member(NodeId object, std::string_view name) const { return member(object, name, 0); }

  /// The declared value of a constant of this file, else kNoNode.
  NodeId constant(std::string_view name) const;

 private:
  StaticStrings read(NodeId expression, int depth) const;
  StaticStrings read_name(NodeId identifier, int depth) const;
  StaticStrings read_member(NodeId expression, int depth) const;
  StaticStrings read_list(NodeId array, int depth) const;
  StaticStrings read_template(NodeId expression, int depth) const;
  StaticStrings read_sum(NodeId expression, int depth) const;
  StaticStrings read_call(NodeId expression, int depth) const;
  StaticStrings read_new(NodeId expression, int depth) const;
  StaticStrings joined(const std::vector<NodeId>& parts, std::string_view separator, int depth) const;
  NodeId member(NodeId object, std::string_view name, int depth) const;

  const SyntaxTree& tree_;
  std::map<std::string, NodeId, std::less<>> constants_;
  std::map<std::string, std::string, std::less<>> imported_from_;
};

/// A relative path without `.` and needless `..` segments; a leading `./` is dropped.
std::string normalised_path(std::string_view path);

}  // namespace lockstep::typescript
