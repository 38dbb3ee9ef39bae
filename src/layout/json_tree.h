#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "base/json_reader.h"
#include "model/finding.h"

namespace lockstep::layout {

/// A JSON value that keeps what base::parse_json loses: the order of keys and where each stands.
struct JsonValue {
  base::JsonToken kind = base::JsonToken::kNull;  // kObjectBegin, kArrayBegin, kString, kNumber, kTrue, kFalse, kNull
  std::string key;                                // of a member of an object
  std::string text;                 // a string's value; a number as it is written; "true", "false", "null"
  std::vector<JsonValue> children;  // items of an array, members of an object, in their order
  std::size_t begin = 0;            // byte range of the key, where there is one, else of the first token
  std::size_t end = 0;

  bool is_object() const { return kind == base::JsonToken::kObjectBegin; }
  bool is_array() const { return kind == base::JsonToken::kArrayBegin; }
  bool is_string() const { return kind == base::JsonToken::kString; }
  bool is_true() const { return kind == base::JsonToken::kTrue; }
  bool is_false() const { return kind == base::JsonToken::kFalse; }
  bool is_null() const { return kind == base::JsonToken::kNull; }

  /// The member of that key, of several the last, as JavaScript has it; nullptr when there is none, or no object.
  const JsonValue* find(std::string_view key_of_member) const;
  /// The members of an object without those that a later one of the same key replaces.
  std::vector<const JsonValue*> members() const;
};

/// Beyond it a text is refused: it would take a hundred times its size in memory.
inline constexpr std::size_t kMostJsonValues = 1'000'000;

base::Expected<JsonValue, base::JsonProblem> read_json_tree(std::string_view text, const base::JsonLimits& limits);

/// Without white space, strings and numbers as they are in JSON: `{"a":[1,"b"]}`.
std::string compact_json(const JsonValue& value);

/// Turns byte offsets into lines and columns.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  /// Of a range within one line, in no file.
  model::Location at(std::size_t begin, std::size_t end) const;

 private:
  std::vector<std::size_t> line_starts_;
};

}  // namespace lockstep::layout
