#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "merge/json_merge.h"

// Entries of Drizzle's journal as JSON, with whatever members they have: {"idx": 3, "version": "7", "when": …,
// "tag": "0003_add_users", "breakpoints": true}.
namespace lockstep::merge {

std::string_view tag_of(const layout::JsonValue& entry);
/// A whole number; nothing when there is none.
std::optional<std::int64_t> when_of(const layout::JsonValue& entry);
std::optional<std::int64_t> index_of(const layout::JsonValue& entry);

/// Replaces the member, or adds it.
void set_number(layout::JsonValue& object, std::string_view key, std::int64_t number);
void set_string(layout::JsonValue& object, std::string_view key, std::string text);

/// The end of a journal, behind which entries are added: numbered on, each at least a second younger than every one
/// before it, which also holds when stamps are cut to seconds.
class JournalEnd {
 public:
  explicit JournalEnd(const layout::JsonValue& entries);

  std::int64_t next_index() const { return next_index_; }
  /// The stamp that an entry of this one would get.
  std::int64_t stamp_for(std::int64_t when_ms) const;
  /// Puts the entry there: with that number and a stamp that fits.
  void append(layout::JsonValue entry, layout::JsonValue& entries);

 private:
  std::int64_t next_index_ = 0;
  std::int64_t newest_ms_ = 0;
};

struct MergedEntries {
  layout::JsonValue value;  // the array, with the key "entries"
  std::vector<Conflict> conflicts;
  std::vector<std::string> appended;  // when both sides add entries: those of the branch
};

/// Merges the entries of three journals. The error says which of them has none that can be told apart.
base::Expected<MergedEntries, std::string> merge_entries(const Versions& journals);

}  // namespace lockstep::merge
