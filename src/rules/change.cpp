#include "rules/change.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "layout/layout.h"
#include "rules/time_text.h"

namespace lockstep::rules {
namespace {

using ByPath = std::unordered_map<std::string_view, const model::Migration*>;

ByPath by_path(std::span<const model::Migration> migrations) {
  ByPath index;
  for (const model::Migration& migration : migrations) index.emplace(migration.path, &migration);
  return index;
}

/// Moves each removed migration whose bytes were added elsewhere from `removed` and `added` to `renamed`.
void pair_renames(MigrationDifference& difference) {
  std::multimap<model::ObjectId, const model::Migration*> removed_by_blob;
  for (const model::Migration* removed : difference.removed) removed_by_blob.emplace(removed->blob, removed);
  std::set<const model::Migration*> renamed;
  for (const model::Migration* added : difference.added) {
    const auto match = removed_by_blob.find(added->blob);
    if (match == removed_by_blob.end()) continue;
    difference.renamed.push_back({match->second, added});
    renamed.insert({match->second, added});
    removed_by_blob.erase(match);
  }
  const auto is_renamed = [&](const model::Migration* migration) { return renamed.contains(migration); };
  std::erase_if(difference.removed, is_renamed);
  std::erase_if(difference.added, is_renamed);
}

enum class Kind { kSequential, kTime };

/// The highest number of one kind in a set. Counting numbers sort before times, and those before names without any.
std::string_view highest_number(const model::MigrationSet& set, Kind kind) {
  const auto first_time =
      std::partition_point(set.migrations.begin(), set.migrations.end(),
                           [](const model::Migration& migration) { return is_sequential(migration.number); });
  if (kind == Kind::kSequential) {
    if (first_time == set.migrations.begin()) return {};
    return std::prev(first_time)->number;
  }
  const model::Migration* last = newest(set);
  if (last == nullptr || is_sequential(last->number)) return {};
  return last->number;
}

std::string_view highest_number(const ProjectChange& change, Kind kind) {
  const std::string_view before = highest_number(change.before, kind);
  const std::string_view after = highest_number(change.after, kind);
  return model::number_less(before, after) ? after : before;
}

/// The time as migrations are named after it, in as many digits.
std::string present_time(std::int64_t now_ms, std::size_t digits) {
  constexpr std::size_t kUnixSeconds = 10;
  constexpr std::size_t kUnixMilliseconds = 13;
  if (digits == kUnixSeconds) return std::to_string(now_ms / 1000);
  if (digits == kUnixMilliseconds) return std::to_string(now_ms);
  return utc_stamp(now_ms);
}

}  // namespace

MigrationDifference compare_sets(const model::MigrationSet& before, const model::MigrationSet& after) {
  MigrationDifference difference;
  const auto compare = [&](const model::Migration& old, const model::Migration& current) {
    if (old.blob != current.blob) difference.edited.push_back({&old, &current});
  };
  // Most of two long sets is the same, from the front: only what follows is looked up.
  std::size_t same = 0;
  for (; same < std::min(before.migrations.size(), after.migrations.size()); ++same) {
    if (before.migrations[same].path != after.migrations[same].path) break;
    compare(before.migrations[same], after.migrations[same]);
  }
  const auto old_rest = std::span(before.migrations).subspan(same);
  const auto new_rest = std::span(after.migrations).subspan(same);
  const ByPath old_by_path = by_path(old_rest);
  const ByPath new_by_path = by_path(new_rest);
  for (const model::Migration& migration : new_rest) {
    const auto match = old_by_path.find(migration.path);
    if (match == old_by_path.end()) {
      difference.added.push_back(&migration);
    } else {
      compare(*match->second, migration);
    }
  }
  for (const model::Migration& migration : old_rest) {
    if (!new_by_path.contains(migration.path)) difference.removed.push_back(&migration);
  }
  pair_renames(difference);
  difference.introduced = difference.added;
  for (const MigrationPair& pair : difference.renamed) difference.introduced.push_back(pair.after);
  // All point into one vector in the order of the set.
  std::sort(difference.introduced.begin(), difference.introduced.end());
  return difference;
}

bool is_introduced(const ProjectChange& change, const model::Migration& migration) {
  return std::binary_search(introduced(change).begin(), introduced(change).end(), &migration);
}

const std::vector<const model::Migration*>& introduced(const ProjectChange& change) {
  return change.difference.introduced;
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

const model::Migration* newest(const model::MigrationSet& set) {
  // Those without a number come last.
  const auto has_number = [](const model::Migration& migration) { return !migration.number.empty(); };
  const auto found = std::find_if(set.migrations.rbegin(), set.migrations.rend(), has_number);
  return found == set.migrations.rend() ? nullptr : &*found;
}

bool is_introspection(const ProjectChange& change, std::string_view sql) {
  if (change.project.framework == model::Framework::kNumbered) return false;
  const std::size_t comment = sql.find("/*");
  return comment != std::string_view::npos && sql.find("CREATE ", comment) < sql.rfind("*/");
}

bool is_sequential(std::string_view number) {
  return !number.empty() && number.size() < 10;
}

std::string number_after(std::string_view number) {
  std::string digits(number);
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    if (*digit != '9') {
      ++*digit;
      return digits;
    }
    *digit = '0';
  }
  return "1" + digits;
}

std::string next_free_number(const ProjectChange& change) {
  const std::string_view highest = highest_number(change, Kind::kSequential);
  return highest.empty() ? "0000" : number_after(highest);
}

std::string next_number_like(const ProjectChange& change, std::string_view number) {
  if (is_sequential(number)) return next_free_number(change);
  const std::string_view highest = highest_number(change, Kind::kTime);
  const std::string now = present_time(change.now_ms, number.size());
  return model::number_less(highest, now) ? now : number_after(highest);
}

bool is_merge(const ProjectChange& change) {
  return !change.merge.renumber_command.empty();
}

std::vector<const model::Migration*> gained_by_base(const ProjectChange& change) {
  std::vector<const model::Migration*> gained = change.merge.not_on_branch;
  // What the branch takes out is missing there too, and is missing from the result.
  std::erase_if(gained, [&](const model::Migration* migration) {
    const auto has_its_path = [&](const model::Migration& other) { return other.path == migration->path; };
    return std::none_of(change.after.migrations.begin(), change.after.migrations.end(), has_its_path);
  });
  return gained;
}

std::vector<const model::Migration*> missing_on(const git::Tree& branch, const git::Tree& base,
                                                const model::MigrationSet& on_base, const model::Project& project) {
  std::set<std::string> missing;
  for (const git::ChangedPath& path : git::changed_paths(branch, base, project.migrations_folder)) {
    const bool may_be_renamed = !path.after;
    if (may_be_renamed) return compare_sets(layout::read_migrations(branch, project), on_base).added;
    if (!path.before) missing.insert(path.path);
  }
  std::vector<const model::Migration*> migrations;
  for (const model::Migration& migration : on_base.migrations) {
    if (missing.contains(migration.path)) migrations.push_back(&migration);
  }
  return migrations;
}

model::Location start_of(std::string_view path) {
  model::Location location;
  location.path = path;
  return location;
}

}  // namespace lockstep::rules
