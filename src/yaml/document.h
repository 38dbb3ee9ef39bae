#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"

namespace lockstep::yaml {

/// A node of a document, with the aliases in it replaced by what they stand for.
struct Node {
  enum class Kind { kNull, kScalar, kSequence, kMapping };
  Kind kind = Kind::kNull;
  std::string text;               // of a scalar, whatever its type
  std::vector<Node> children;     // items of a sequence, values of a mapping
  std::vector<std::string> keys;  // of a mapping, one for each child; "" for a key that is no scalar
  std::size_t line = 0;           // 0-based, where it is written: of an alias, where its anchor is
  std::size_t column = 0;         // 0-based

  bool is_scalar() const { return kind == Kind::kScalar; }
  bool is_sequence() const { return kind == Kind::kSequence; }
  bool is_mapping() const { return kind == Kind::kMapping; }

  /// The value of a mapping's key, of several the last, else what a merge key (`<<`) brings; nullptr when there is
  /// none.
  const Node* find(std::string_view key) const;
};

/// Beyond these a text is refused. Aliases count as what they stand for, so that a few lines of them cannot fill
/// memory.
struct Limits {
  std::size_t largest_bytes = std::size_t{512} << 10;
  std::size_t most_nodes = 50'000;
  std::size_t most_text_bytes = std::size_t{4} << 20;
  std::size_t deepest = 64;
};

/// The first document of a text (YAML 1.2). The error completes "cannot be read: ".
base::Expected<Node, std::string> read_document(std::string_view text, const Limits& limits = {});

}  // namespace lockstep::yaml
