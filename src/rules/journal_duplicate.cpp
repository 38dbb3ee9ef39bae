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

}  // namespace

void journal_duplicate(const ProjectChange& change, Findings& findings) {
  if (!change.after.journal) return;
  const std::vector<const model::JournalEntry*> fresh = introduced_entries(change);
  const auto is_fresh = [&](const model::JournalEntry& entry) {
    return std::find(fresh.begin(), fresh.end(), &entry) != fresh.end();
  };
  Positions first;
  for (const model::JournalEntry& entry : change.after.journal->entries) {
    for (const std::string& key : {key_of_tag(entry), key_of_index(entry)}) {
      const auto [holder, is_first] = first.emplace(key, &entry);
      if (is_first || !(is_fresh(entry) || is_fresh(*holder->second))) continue;
      const bool same_tag = holder->second->tag == entry.tag;
      findings.add(entry.location,
                   "two journal entries have " + key +
                       (same_tag ? ": the migration runs twice, and the second run fails or does its work again"
                                 : ": " + holder->second->tag + " and " + entry.tag +
                                       " come from two branches, and one branch's snapshot is lost"),
                   same_tag ? "delete one of the two entries" : "give the later one the next idx, number and snapshot");
      if (same_tag) break;
    }
  }
}

}  // namespace lockstep::rules
