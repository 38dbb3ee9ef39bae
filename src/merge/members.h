#pragma once
#include <string_view>
#include <unordered_map>

#include "layout/json_tree.h"

namespace lockstep::merge {

/// The members of an object by key, of several of one key the last; empty for what is no object.
class Members {
 public:
  explicit Members(const layout::JsonValue* object) {
    if (object == nullptr || !object->is_object()) return;
    for (const layout::JsonValue& member : object->children) by_key_[member.key] = &member;
  }
  const layout::JsonValue* find(std::string_view key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string_view, const layout::JsonValue*> by_key_;
};

}  // namespace lockstep::merge
