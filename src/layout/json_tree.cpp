#include "layout/json_tree.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace lockstep::layout {
namespace {

using base::JsonReader;
using base::JsonToken;

class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, const base::JsonLimits& limits) : reader_(text, limits) {}

  base::Expected<JsonValue, base::JsonProblem> build() {
    JsonValue root;
    if (read(reader_.next(), root) && reader_.next() == JsonToken::kEnd) return root;
    if (is_too_much_) return base::Unexpected{base::JsonProblem{"there is too much in it", reader_.begin()}};
    return base::Unexpected{reader_.problem()};
  }

 private:
  /// Reads the value whose first token is `token`; false when the text is not JSON. Recurses as deep as the reader
  /// lets containers be nested.
  bool read(JsonToken token, JsonValue& value) {
    if (token == JsonToken::kProblem) return false;
    if (++count_ > kMostJsonValues) {
      is_too_much_ = true;
      return false;
    }
    value.kind = token;
    if (value.end == 0) {
      value.begin = reader_.begin();
      value.end = reader_.end();
    }
    if (token == JsonToken::kObjectBegin) return read_members(value);
    if (token == JsonToken::kArrayBegin) return read_items(value);
    value.text = token == JsonToken::kString ? reader_.decoded() : std::string(reader_.raw());
    return true;
  }

  bool read_members(JsonValue& object) {
    JsonToken token = reader_.next();
    for (; token == JsonToken::kKey; token = reader_.next()) {
      JsonValue& member = object.children.emplace_back();
      member.key = reader_.decoded();
      member.begin = reader_.begin();
      member.end = reader_.end();
      if (!read(reader_.next(), member)) return false;
    }
    return token == JsonToken::kObjectEnd;
  }

  bool read_items(JsonValue& array) {
    for (JsonToken token = reader_.next(); token != JsonToken::kArrayEnd; token = reader_.next()) {
      if (!read(token, array.children.emplace_back())) return false;
    }
    return true;
  }

  JsonReader reader_;
  std::size_t count_ = 0;
  bool is_too_much_ = false;
};

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += "0123456789abcdef"[byte >> 4];
      out += "0123456789abcdef"[byte & 0xF];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_compact(std::string& out, const JsonValue& value) {
  if (value.is_string()) return append_string(out, value.text);
  if (!value.is_object() && !value.is_array()) {
    out += value.text;
    return;
  }
  out += value.is_object() ? '{' : '[';
  bool is_first = true;
  for (const JsonValue& child : value.children) {
    if (!std::exchange(is_first, false)) out += ',';
    if (value.is_object()) {
      append_string(out, child.key);
      out += ':';
    }
    append_compact(out, child);
  }
  out += value.is_object() ? '}' : ']';
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key_of_member) const {
  if (!is_object()) return nullptr;
  const auto found = std::find_if(children.rbegin(), children.rend(),
                                  [&](const JsonValue& child) { return child.key == key_of_member; });
  return found == children.rend() ? nullptr : &*found;
}

std::vector<const JsonValue*> JsonValue::members() const {
  std::vector<const JsonValue*> all;
  if (!is_object()) return all;
  std::unordered_map<std::string_view, std::size_t> places;
  for (const JsonValue& child : children) {
    const auto [place, is_new] = places.try_emplace(child.key, all.size());
    if (is_new) {
      all.push_back(&child);
    } else {
      all[place->second] = &child;
    }
  }
  return all;
}

base::Expected<JsonValue, base::JsonProblem> read_json_tree(std::string_view text, const base::JsonLimits& limits) {
  return TreeBuilder(text, limits).build();
}

std::string compact_json(const JsonValue& value) {
  std::string out;
  append_compact(out, value);
  return out;
}

LineIndex::LineIndex(std::string_view text) : line_starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

model::Location LineIndex::at(std::size_t begin, std::size_t end) const {
  const auto next_line = std::upper_bound(line_starts_.begin(), line_starts_.end(), begin);
  const auto line = static_cast<std::uint32_t>(next_line - line_starts_.begin());
  const std::size_t start = *(next_line - 1);
  return {"", line, static_cast<std::uint32_t>(begin - start + 1), line, static_cast<std::uint32_t>(end - start + 1)};
}

}  // namespace lockstep::layout
