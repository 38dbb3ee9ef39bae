#include "merge/journal_entries.h"

#include <algorithm>
#include <unordered_map>

namespace lockstep::merge {
namespace {

using layout::JsonValue;

constexpr std::int64_t kSecondMs = 1000;
/// Beyond it a stamp is no time, and adding to it could overflow: the year 287396.
constexpr std::int64_t kLatestMs = INT64_MAX / 1024;

std::optional<std::int64_t> whole_number(const JsonValue* value) {
  if (value == nullptr || value->kind != base::JsonToken::kNumber) return std::nullopt;
  base::JsonReader reader(value->text, {});
  return reader.next() == base::JsonToken::kNumber ? reader.integer() : std::nullopt;
}

JsonValue& member_to_set(JsonValue& object, std::string_view key) {
  for (JsonValue& member : object.children) {
    if (member.key == key) return member;
  }
  JsonValue& member = object.children.emplace_back();
  member.key = key;
  return member;
}

using ByTag = std::unordered_map<std::string_view, const JsonValue*>;

/// Entries of a journal, each told by its tag.
struct Entries {
  std::vector<const JsonValue*> in_order;
  ByTag by_tag;

  const JsonValue* find(std::string_view tag) const {
    const auto found = by_tag.find(tag);
    return found == by_tag.end() ? nullptr : found->second;
  }
};

base::Expected<Entries, std::string> read_entries(const JsonValue* journal, const std::string& whose) {
  Entries entries;
  if (journal == nullptr) return entries;
  const JsonValue* list = journal->find("entries");
  if (list == nullptr || !list->is_array()) return base::Unexpected{whose + " has no \"entries\" array"};
  for (const JsonValue& entry : list->children) {
    const std::string_view tag = tag_of(entry);
    if (tag.empty()) return base::Unexpected{whose + " has an entry without a tag"};
    if (!entries.by_tag.emplace(tag, &entry).second) {
      return base::Unexpected{whose + " has the tag " + std::string(tag) + " twice"};
    }
    entries.in_order.push_back(&entry);
  }
  return entries;
}

JsonValue with_index_of(const JsonValue* entry, const JsonValue& numbered) {
  JsonValue copy = *entry;
  if (const auto index = index_of(numbered)) set_number(copy, "idx", *index);
  return copy;
}

class EntryMerger {
 public:
  EntryMerger(const Entries& ancestor, const Entries& base, const Entries& branch)
      : ancestor_(ancestor), base_(base), branch_(branch) {}

  MergedEntries merge() {
    merged_.value.kind = base::JsonToken::kArrayBegin;
    merged_.value.key = "entries";
    bool base_adds = false;
    for (const JsonValue* entry : base_.in_order) {
      base_adds = base_adds || ancestor_.find(tag_of(*entry)) == nullptr;
      take_from_base(*entry);
    }
    JournalEnd end(merged_.value);
    for (const JsonValue* entry : branch_.in_order) {
      if (base_.find(tag_of(*entry)) == nullptr) take_from_branch(*entry, end);
    }
    if (!base_adds) merged_.appended.clear();
    return std::move(merged_);
  }

 private:
  void add_conflict(std::string_view tag, std::string_view member, std::string what) {
    if (merged_.conflicts.size() >= kMostConflicts) return;
    std::vector<std::string_view> path = {"entries", tag};
    if (!member.empty()) path.push_back(member);
    merged_.conflicts.push_back({pointer(path), std::move(what)});
  }

  void take_from_base(const JsonValue& entry) {
    const std::string_view tag = tag_of(entry);
    const JsonValue* before = ancestor_.find(tag);
    const JsonValue* other = branch_.find(tag);
    if (before == nullptr && other == nullptr) {
      merged_.value.children.push_back(entry);
    } else if (other == nullptr) {
      if (is_same(before, &entry)) return;
      add_conflict(tag, "", "changed on the base, gone on the branch");
      merged_.value.children.push_back(entry);
    } else {
      merge_both(entry, before, *other);
    }
  }

  /// The place in the journal is the base's.
  void merge_both(const JsonValue& entry, const JsonValue* before, const JsonValue& other) {
    const JsonValue ancestor = before == nullptr ? JsonValue{} : with_index_of(before, entry);
    const JsonValue branch = with_index_of(&other, entry);
    MergedJson merged = merge_json({before == nullptr ? nullptr : &ancestor, &entry, &branch}, {});
    for (Conflict& conflict : merged.conflicts) {
      add_conflict(tag_of(entry), std::string_view(conflict.path).substr(1), std::move(conflict.what));
    }
    merged_.value.children.push_back(std::move(merged.value));
  }

  void take_from_branch(const JsonValue& entry, JournalEnd& end) {
    const std::string_view tag = tag_of(entry);
    if (const JsonValue* before = ancestor_.find(tag)) {
      if (!is_same(before, &entry)) add_conflict(tag, "", "gone on the base, changed on the branch");
      return;
    }
    merged_.appended.emplace_back(tag);
    end.append(entry, merged_.value);
  }

  const Entries& ancestor_;
  const Entries& base_;
  const Entries& branch_;
  MergedEntries merged_;
};

}  // namespace

std::string_view tag_of(const JsonValue& entry) {
  const JsonValue* tag = entry.find("tag");
  return tag != nullptr && tag->is_string() ? std::string_view(tag->text) : std::string_view();
}

std::optional<std::int64_t> when_of(const JsonValue& entry) {
  return whole_number(entry.find("when"));
}

std::optional<std::int64_t> index_of(const JsonValue& entry) {
  return whole_number(entry.find("idx"));
}

void set_number(JsonValue& object, std::string_view key, std::int64_t number) {
  JsonValue& member = member_to_set(object, key);
  member.kind = base::JsonToken::kNumber;
  member.text = std::to_string(number);
  member.children.clear();
}

void set_string(JsonValue& object, std::string_view key, std::string text) {
  JsonValue& member = member_to_set(object, key);
  member.kind = base::JsonToken::kString;
  member.text = std::move(text);
  member.children.clear();
}

JournalEnd::JournalEnd(const JsonValue& entries) {
  for (const JsonValue& entry : entries.children) {
    newest_ms_ = std::max(newest_ms_, when_of(entry).value_or(0));
  }
  if (!entries.children.empty()) next_index_ = index_of(entries.children.back()).value_or(-1) + 1;
  next_index_ = std::clamp(next_index_, std::int64_t{0}, kLatestMs);
}

std::int64_t JournalEnd::stamp_for(std::int64_t when_ms) const {
  return newest_ms_ > kLatestMs ? when_ms : std::max(when_ms, newest_ms_ + kSecondMs);
}

void JournalEnd::append(JsonValue entry, JsonValue& entries) {
  set_number(entry, "idx", next_index_++);
  if (const auto when = when_of(entry)) {
    const std::int64_t stamp = stamp_for(*when);
    if (stamp != *when) set_number(entry, "when", stamp);
    newest_ms_ = std::max(newest_ms_, stamp);
  }
  entries.children.push_back(std::move(entry));
}

base::Expected<MergedEntries, std::string> merge_entries(const Versions& journals) {
  const auto ancestor = read_entries(journals.ancestor, "the common ancestor's");
  if (!ancestor) return base::Unexpected{ancestor.error()};
  const auto base = read_entries(journals.base, "the base's");
  if (!base) return base::Unexpected{base.error()};
  const auto branch = read_entries(journals.branch, "the branch's");
  if (!branch) return base::Unexpected{branch.error()};
  return EntryMerger(*ancestor, *base, *branch).merge();
}

}  // namespace lockstep::merge
