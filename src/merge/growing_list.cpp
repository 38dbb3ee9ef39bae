#include "merge/growing_list.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lockstep::merge {
namespace {

using layout::JsonValue;
using Names = std::unordered_set<std::string_view>;

/// Nothing when it is no list of distinct strings. No list is an empty one.
std::optional<Names> names_of(const JsonValue* list) {
  Names names;
  if (list == nullptr) return names;
  if (!list->is_array()) return std::nullopt;
  for (const JsonValue& item : list->children) {
    if (!item.is_string() || !names.insert(item.text).second) return std::nullopt;
  }
  return names;
}

/// Whether `list` has all of `before` in its order, perhaps with others between.
bool only_adds(const JsonValue* before, const JsonValue& list) {
  if (before == nullptr) return true;
  auto at = list.children.begin();
  for (const JsonValue& item : before->children) {
    at = std::find_if(at, list.children.end(), [&](const JsonValue& one) { return one.text == item.text; });
    if (at == list.children.end()) return false;
    ++at;
  }
  return true;
}

/// What the branch adds, in groups by the old value that follows them.
class Additions {
 public:
  Additions(const JsonValue& branch, const Names& before, const Names& base) {
    std::vector<const JsonValue*> waiting;
    for (const JsonValue& item : branch.children) {
      if (before.contains(item.text)) {
        if (!waiting.empty()) groups_[item.text] = std::move(waiting);
        waiting.clear();
      } else if (base.contains(item.text)) {
        if (added_by_both_.empty()) added_by_both_ = item.text;
      } else {
        waiting.push_back(&item);
      }
    }
    at_end_ = std::move(waiting);
  }

  void append_before(std::string_view name, std::vector<JsonValue>& out) const {
    const auto group = groups_.find(name);
    if (group != groups_.end()) append(group->second, out);
  }
  void append_at_end(std::vector<JsonValue>& out) const { append(at_end_, out); }
  const std::string& added_by_both() const { return added_by_both_; }

 private:
  static void append(const std::vector<const JsonValue*>& items, std::vector<JsonValue>& out) {
    for (const JsonValue* item : items) out.push_back(*item);
  }

  std::unordered_map<std::string_view, std::vector<const JsonValue*>> groups_;
  std::vector<const JsonValue*> at_end_;
  std::string added_by_both_;
};

}  // namespace

GrowthResult merge_growing_lists(const Versions& versions) {
  const std::optional<Names> before = names_of(versions.ancestor);
  const std::optional<Names> base = names_of(versions.base);
  const bool can_grow = before && base && names_of(versions.branch) && versions.base != nullptr &&
                        versions.branch != nullptr && only_adds(versions.ancestor, *versions.base) &&
                        only_adds(versions.ancestor, *versions.branch);
  if (!can_grow) return {std::nullopt, "both sides change it, and not by additions alone", ""};

  const Additions additions(*versions.branch, *before, *base);
  JsonValue merged;
  merged.kind = versions.base->kind;
  merged.key = versions.base->key;
  for (const JsonValue& item : versions.base->children) {
    if (before->contains(item.text)) additions.append_before(item.text, merged.children);
    merged.children.push_back(item);
  }
  additions.append_at_end(merged.children);
  return {std::move(merged), "", additions.added_by_both()};
}

}  // namespace lockstep::merge
