#include "config/node.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"

namespace lockstep::config {
namespace {

std::string escaped_step(std::string_view step) {
  return base::replace_all(base::replace_all(std::string(step), "~", "~0"), "/", "~1");
}

std::string known_list(std::span<const std::string_view> known) {
  std::string list;
  for (const std::string_view key : known) {
    if (key.starts_with('$')) continue;
    list += (list.empty() ? "\"" : ", \"") + std::string(key) + "\"";
  }
  return list;
}

}  // namespace

void Node::fail(const std::string& what, const std::string& hint) const {
  const std::optional<base::ByteRange> range = base::json_locate(document_.text, pointer_);
  const base::LineColumn at = base::line_column(document_.text, range ? range->begin : 0);
  throw base::Error(
      std::string(document_.path) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + what,
      hint);
}

Node Node::child(std::string_view step, const nlohmann::json& value) const {
  return Node(document_, value, pointer_ + "/" + escaped_step(step));
}

void Node::expect_object(std::span<const std::string_view> known) const {
  for (const auto& [key, value] : members()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const std::optional<std::string_view> meant = base::nearest(key, known);
    value.fail("there is no setting \"" + key + "\"",
               meant ? "did you mean \"" + std::string(*meant) + "\"?" : "known here are " + known_list(known));
  }
}

std::vector<std::pair<std::string, Node>> Node::members() const {
  if (!value_.is_object()) fail("an object expected", "write { ... }");
  std::vector<std::pair<std::string, Node>> all;
  for (const auto& [key, value] : value_.items()) all.emplace_back(key, child(key, value));
  return all;
}

std::optional<Node> Node::member(std::string_view key) const {
  const auto found = value_.find(key);
  if (found == value_.end()) return std::nullopt;
  return child(key, *found);
}

std::vector<Node> Node::items() const {
  if (!value_.is_array()) fail("a list expected", "write [ ... ]");
  std::vector<Node> all;
  for (std::size_t k = 0; k < value_.size(); ++k) all.push_back(child(std::to_string(k), value_[k]));
  return all;
}

bool Node::is_number() const {
  return value_.is_number();
}

std::int64_t Node::number(std::int64_t least, std::int64_t most) const {
  const bool fits =
      value_.is_number_integer() && !(value_.is_number_unsigned() && value_.get<std::uint64_t>() > INT64_MAX);
  if (!fits || value_.get<std::int64_t>() < least || value_.get<std::int64_t>() > most) {
    const std::string range = most == INT64_MAX ? "from " + std::to_string(least) + " on"
                                                : "from " + std::to_string(least) + " to " + std::to_string(most);
    fail("this is not a whole number " + range, "write a number " + range);
  }
  return value_.get<std::int64_t>();
}

std::string Node::text() const {
  if (!value_.is_string()) fail("a text expected", "put it in double quotes");
  const std::string& text = value_.get_ref<const std::string&>();
  if (text.empty()) fail("this must not be empty", "name it, or leave the key out");
  return text;
}

}  // namespace lockstep::config
