#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lockstep::config {

/// One value of the configuration, and how to name its place in the file.
class Node {
 public:
  /// All four outlive the node and those made from it.
  struct Document {
    std::string_view text;
    std::string_view path;
  };
  Node(const Document& document, const nlohmann::json& value, std::string pointer)
      : document_(document), value_(value), pointer_(std::move(pointer)) {}

  /// Throws base::Error "path:line:column: what" for this value.
  [[noreturn]] void fail(const std::string& what, const std::string& hint) const;

  /// Throws when this is no object, or has a key that is not in `known`.
  void expect_object(std::span<const std::string_view> known) const;
  /// Throws when this is no object.
  std::vector<std::pair<std::string, Node>> members() const;
  std::optional<Node> member(std::string_view key) const;
  /// Throws when this is no array.
  std::vector<Node> items() const;
  /// Throws when this is no string, or an empty one.
  std::string text() const;
  bool is_number() const;
  /// Throws when this is no whole number between the two.
  std::int64_t number(std::int64_t least, std::int64_t most) const;

 private:
  Node child(std::string_view step, const nlohmann::json& value) const;

  const Document& document_;
  const nlohmann::json& value_;
  std::string pointer_;  // JSON pointer
};

}  // namespace lockstep::config
