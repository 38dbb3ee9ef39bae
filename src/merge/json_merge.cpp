#include "merge/json_merge.h"

#include <algorithm>

#include "merge/growing_list.h"
#include "merge/members.h"

namespace lockstep::merge {
namespace {

using layout::JsonValue;

constexpr std::size_t kLongestShown = 60;

std::string shown(const JsonValue* value) {
  if (value == nullptr) return "gone";
  if (value->is_object()) return "changed";
  std::string text = layout::compact_json(*value);
  if (text.size() > kLongestShown) text = text.substr(0, kLongestShown) + "…";
  return text;
}

bool is_object(const JsonValue* value) {
  return value != nullptr && value->is_object();
}

class Merger {
 public:
  explicit Merger(const Rules& rules) : rules_(rules) {}

  /// Nothing when the value is gone.
  std::optional<JsonValue> merge(const Versions& versions) {
    if (is_same(versions.ancestor, versions.branch)) return copy(versions.base);
    if (is_same(versions.ancestor, versions.base)) return copy(versions.branch);
    if (is_same(versions.base, versions.branch)) return merge_alike(versions);
    const bool was_none_or_object = versions.ancestor == nullptr || versions.ancestor->is_object();
    if (was_none_or_object && is_object(versions.base) && is_object(versions.branch)) return merge_members(versions);
    if (rules_.is_growing_list != nullptr && rules_.is_growing_list(path_)) return merge_lists(versions);
    add_conflict(shown(versions.base) + " on the base, " + shown(versions.branch) + " on the branch");
    return copy(versions.base);
  }

  std::vector<Conflict> take_conflicts() { return std::move(conflicts_); }

 private:
  static std::optional<JsonValue> copy(const JsonValue* value) {
    return value == nullptr ? std::nullopt : std::optional(*value);
  }

  void add_conflict(std::string what) {
    ++conflict_count_;
    if (conflicts_.size() < kMostConflicts) conflicts_.push_back({pointer(path_), std::move(what)});
  }

  bool fails_twice(const Versions& versions) const {
    return rules_.fails_twice != nullptr && rules_.fails_twice(versions, path_);
  }

  /// What is alike as a whole may have parts that cannot be done twice.
  std::optional<JsonValue> merge_alike(const Versions& versions) {
    const bool is_whole = fails_twice(versions);
    if (!is_whole && rules_.fails_twice != nullptr && is_object(versions.base)) return merge_members(versions);
    if (is_whole) {
      add_conflict(versions.base == nullptr       ? "both sides take it away"
                   : versions.ancestor == nullptr ? "both sides add it"
                                                  : "both sides change it alike");
    }
    return copy(versions.base);
  }

  std::optional<JsonValue> merge_members(const Versions& versions) {
    const std::size_t conflicts_before = conflict_count_;
    const Members ancestor(versions.ancestor);
    const Members base(versions.base);
    const Members branch(versions.branch);
    JsonValue merged;
    merged.kind = versions.base->kind;
    merged.key = versions.base->key;
    const auto take = [&](const std::string& key) {
      path_.push_back(key);
      std::optional<JsonValue> member = merge({ancestor.find(key), base.find(key), branch.find(key)});
      path_.pop_back();
      if (member) merged.children.push_back(std::move(*member));
    };
    for (const JsonValue* member : versions.base->members()) take(member->key);
    for (const JsonValue* member : versions.branch->members()) {
      if (base.find(member->key) == nullptr) take(member->key);
    }
    // What neither side has any more can still be a conflict.
    if (is_object(versions.ancestor) && rules_.fails_twice != nullptr) {
      for (const JsonValue* member : versions.ancestor->members()) {
        if (base.find(member->key) == nullptr && branch.find(member->key) == nullptr) take(member->key);
      }
    }
    if (conflict_count_ == conflicts_before && fails_twice(versions))
      add_conflict("both sides add it, each its own way");
    return merged;
  }

  std::optional<JsonValue> merge_lists(const Versions& versions) {
    GrowthResult growth = merge_growing_lists(versions);
    if (!growth.merged) {
      add_conflict(std::move(growth.why_not));
      return copy(versions.base);
    }
    if (!growth.added_by_both.empty() && rules_.fails_twice != nullptr) {
      add_conflict("both sides add " + growth.added_by_both);
    }
    return std::move(growth.merged);
  }

  const Rules& rules_;
  std::vector<std::string_view> path_;
  std::vector<Conflict> conflicts_;
  std::size_t conflict_count_ = 0;
};

bool has_same_members(const JsonValue& a, const JsonValue& b) {
  const Members others(&b);
  std::size_t count = 0;
  for (const JsonValue* member : a.members()) {
    const JsonValue* other = others.find(member->key);
    if (other == nullptr || !is_same(member, other)) return false;
    ++count;
  }
  return count == b.members().size();
}

}  // namespace

bool is_same(const JsonValue* a, const JsonValue* b) {
  if (a == nullptr || b == nullptr) return a == b;
  if (a->kind != b->kind || a->text != b->text) return false;
  if (a->is_object()) return has_same_members(*a, *b);
  return std::equal(a->children.begin(), a->children.end(), b->children.begin(), b->children.end(),
                    [](const JsonValue& one, const JsonValue& other) { return is_same(&one, &other); });
}

std::string pointer(Path path) {
  std::string text;
  for (const std::string_view part : path) {
    text += '/';
    for (const char c : part) {
      if (c == '~') {
        text += "~0";
      } else if (c == '/') {
        text += "~1";
      } else {
        text += c;
      }
    }
  }
  return text;
}

MergedJson merge_json(const Versions& versions, const Rules& rules) {
  Merger merger(rules);
  std::optional<JsonValue> merged = merger.merge(versions);
  return {merged ? std::move(*merged) : JsonValue{}, merger.take_conflicts()};
}

}  // namespace lockstep::merge
