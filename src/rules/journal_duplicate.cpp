#include <algorithm>
#include <map>

#include "rules/checks.h"

namespace lockstep::rules {
namespace {

using Positions = std::map<std::string, const model::JournalEntry*>;

std::string key_of_tag(const model::JournalEntry& entry) {
  return "tag " + entry.tag;
}

std::string key_of_index(const model::JournalEntry& entry) {
  return "idx " + std::to_string(entry.index);
}

std::int64_t next_index(const model::Journal& journal) {
  std::int64_t highest = 0;
  for (const model::JournalEntry& entry : journal.entries) highest = std::max(highest, entry.index);
  return highest + 1;
}

}  // namespace

void journal_duplicate(const ProjectChange& change, Findings& findings) {
  if (!change.after.journal) return;
  const std::vector<const model::JournalEntry*> fresh = introduced_entries(change);
  const auto is_fresh = [&](const model::JournalEntry& entry) {
    return std::binary_search(fresh.begin(), fresh.end(), &entry);
  };
  const std::int64_t free_index = next_index(*change.after.journal);
  Positions first;
  for (const model::JournalEntry& entry : change.after.journal->entries) {
    for (const std::string& key : {key_of_tag(entry), key_of_index(entry)}) {
      const auto [holder, is_first] = first.emplace(key, &entry);
      if (is_first || !(is_fresh(entry) || is_fresh(*holder->second))) continue;
      const bool same_tag = holder->second->tag == entry.tag;
      // The one that the base has keeps its index, whatever order a merge left them in.
      const model::JournalEntry& blamed = is_fresh(entry) ? entry : *holder->second;
      findings.add(
          blamed.location,
          "two journal entries have " + key +
              (same_tag ? ": a new database runs the migration twice, and the second time fails or does its work again"
                        : ", " + holder->second->tag + " and " + entry.tag +
                              ": drizzle-kit counts on from the last idx, so a later generate may take a number twice"),
          same_tag           ? "delete one of the two entries from " + change.after.journal->path
          : is_merge(change) ? change.merge.renumber_command
                             : "set the idx of " + blamed.tag + " to " + std::to_string(free_index));
      if (same_tag) break;
    }
  }
}

}  // namespace lockstep::rules
