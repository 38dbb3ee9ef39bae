#include "rules/change.h"

#include <algorithm>
#include <map>
#include <set>

namespace lockstep::rules {
namespace {

using ByPath = std::unordered_map<std::string_view, const model::Migration*>;

ByPath by_path(const model::MigrationSet& set) {
  ByPath index;
  for (const model::Migration& migration : set.migrations) index.emplace(migration.path, &migration);
  return index;
}

/// Moves each removed migration whose bytes were added elsewhere from `removed` and `added` to `renamed`.
void pair_renames(MigrationDifference& difference) {
  std::multimap<std::string_view, const model::Migration*> removed_by_blob;
  for (const model::Migration* removed : difference.removed) removed_by_blob.emplace(removed->blob.hex, removed);
  std::set<const model::Migration*> renamed;
  for (const model::Migration* added : difference.added) {
    const auto match = removed_by_blob.find(added->blob.hex);
    if (match == removed_by_blob.end()) continue;
    difference.renamed.push_back({match->second, added});
    renamed.insert({match->second, added});
    removed_by_blob.erase(match);
  }
  const auto is_renamed = [&](const model::Migration* migration) { return renamed.contains(migration); };
  std::erase_if(difference.removed, is_renamed);
  std::erase_if(difference.added, is_renamed);
}

std::string increment(std::string digits) {
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    if (*digit != '9') {
      ++*digit;
      return digits;
    }
    *digit = '0';
  }
  return "1" + digits;
}

}  // namespace

MigrationDifference compare_sets(const model::MigrationSet& before, const model::MigrationSet& after) {
  MigrationDifference difference;
  const ByPath old = by_path(before);
  const ByPath current = by_path(after);
  for (const model::Migration& migration : after.migrations) {
    const auto match = old.find(migration.path);
    if (match == old.end()) {
      difference.added.push_back(&migration);
    } else if (match->second->blob != migration.blob) {
      difference.edited.push_back({match->second, &migration});
    }
  }
  for (const model::Migration& migration : before.migrations) {
    if (!current.contains(migration.path)) difference.removed.push_back(&migration);
  }
  pair_renames(difference);
  return difference;
}

bool is_introduced(const ProjectChange& change, const model::Migration& migration) {
  const MigrationDifference& difference = change.difference;
  const bool renamed = std::any_of(difference.renamed.begin(), difference.renamed.end(),
                                   [&](const MigrationPair& pair) { return pair.after == &migration; });
  return renamed || std::binary_search(difference.added.begin(), difference.added.end(), &migration);
}

std::vector<const model::Migration*> introduced(const ProjectChange& change) {
  std::vector<const model::Migration*> migrations = change.difference.added;
  for (const MigrationPair& pair : change.difference.renamed) migrations.push_back(pair.after);
  // Both point into one vector in the order of the set.
  std::sort(migrations.begin(), migrations.end());
  return migrations;
}

std::vector<const model::JournalEntry*> introduced_entries(const ProjectChange& change) {
  std::set<std::pair<std::string_view, std::int64_t>> old;
  if (change.before.journal) {
    for (const model::JournalEntry& entry : change.before.journal->entries) old.emplace(entry.tag, entry.when_ms);
  }
  std::vector<const model::JournalEntry*> entries;
  if (!change.after.journal) return entries;
  for (const model::JournalEntry& entry : change.after.journal->entries) {
    if (!old.contains({entry.tag, entry.when_ms})) entries.push_back(&entry);
  }
  return entries;
}

std::string read_sql(const ProjectChange& change, const model::Migration& migration) {
  return change.after_tree.read(migration.blob, migration.path);
}

bool is_sequential(std::string_view number) {
  return !number.empty() && number.size() < 10;
}

std::string next_free_number(const ProjectChange& change) {
  std::string highest;
  for (const model::MigrationSet* set : {&change.before, &change.after}) {
    for (const model::Migration& migration : set->migrations) {
      if (is_sequential(migration.number) && (highest.empty() || model::number_less(highest, migration.number))) {
        highest = migration.number;
      }
    }
  }
  return highest.empty() ? "0000" : increment(highest);
}

model::Location start_of(std::string_view path) {
  model::Location location;
  location.path = path;
  return location;
}

}  // namespace lockstep::rules
