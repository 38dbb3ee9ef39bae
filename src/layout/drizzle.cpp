#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "layout/journal.h"
#include "layout/names.h"
#include "layout/readers.h"

// Drizzle classic (drizzle-kit up to 0.31): TAG.sql, meta/_journal.json, meta/PREFIX_snapshot.json. The migrator knows
// only what the journal names; drizzle-kit takes every file of meta/ that does not start with '_' for a snapshot.

namespace lockstep::layout {
namespace {

constexpr std::string_view kMeta = "meta/";
constexpr std::string_view kJournal = "meta/_journal.json";
constexpr std::string_view kSnapshotEnd = "_snapshot.json";

/// What lies in the folder, by path within it, before it is known what each file is.
struct Listing {
  std::map<std::string, git::Entry, std::less<>> sql;  // *.sql, by path without ".sql"
  std::vector<git::Entry> meta;
  std::vector<git::Entry> lookalikes;  // resemble SQL, and drizzle never reads them
  std::optional<git::Entry> journal;
  std::set<std::string, std::less<>> nested;  // folders that are migrations folders of their own
};

Listing list_folder(const git::Tree& tree, std::string_view folder) {
  Listing listing;
  tree.for_each_file(folder, [&](const git::Tree::Visited& file) {
    if (file.mode == model::FileMode::kSubmodule) return;
    const std::string_view within = path_within(folder, file.path);
    const auto entry = [&] { return git::Entry{std::string(file.path), file.id, file.mode}; };
    if (within == kJournal) {
      listing.journal = entry();
    } else if (within.starts_with(kMeta)) {
      listing.meta.push_back(entry());
    } else if (within.ends_with("/meta/_journal.json")) {
      listing.nested.emplace(folder_of(folder_of(within)));
    } else if (within.ends_with(".sql")) {
      listing.sql.emplace(within.substr(0, within.size() - 4), entry());
    } else if (resembles_sql(file_name(within))) {
      listing.lookalikes.push_back(entry());
    }
  });
  return listing;
}

/// Whether a folder around this path holds a journal of its own, so that another project answers for it.
bool is_nested(const Listing& listing, std::string_view within) {
  for (std::string_view folder = folder_of(within); !folder.empty(); folder = folder_of(folder)) {
    if (listing.nested.contains(folder)) return true;
  }
  return false;
}

/// "0010_x" of "0010_x.down": the migration that a file goes back from.
std::optional<std::string_view> undone_by(std::string_view name) {
  for (const std::string_view end : {".down", ".undo", ".rollback"}) {
    if (name.size() > end.size() && name.ends_with(end)) return name.substr(0, name.size() - end.size());
  }
  return std::nullopt;
}

model::Migration migration_of(const std::string& name, const git::Entry& entry) {
  model::Migration migration;
  migration.name = name;
  migration.number = leading_number(name);
  migration.path = entry.path;
  migration.blob = entry.id;
  migration.mode = entry.mode;
  return migration;
}

std::string why_ignored(std::string_view name) {
  if (name.find('/') != std::string_view::npos) return "drizzle ignores it: it does not look into subfolders";
  return "drizzle ignores it: its name has no number and no journal entry names it";
}

/// Sorts the *.sql files into migrations, the SQL that undoes them, and what drizzle ignores.
class SqlSorter {
 public:
  SqlSorter(const Listing& listing, model::MigrationSet& set) : listing_(listing), set_(set) {
    if (!set.journal) return;
    const std::vector<model::JournalEntry>& entries = set.journal->entries;
    for (std::size_t k = 0; k < entries.size(); ++k) positions_.emplace(entries[k].tag, k);
  }

  void sort() {
    for (const auto& [name, entry] : listing_.sql) place(name, entry);
  }

 private:
  bool is_migration(std::string_view name) const {
    if (positions_.contains(name)) return true;
    return name.find('/') == std::string_view::npos && !leading_number(name).empty();
  }

  void place(const std::string& name, const git::Entry& entry) {
    const auto position = positions_.find(name);
    if (position != positions_.end()) {
      set_.migrations.push_back(migration_of(name, entry));
      set_.migrations.back().journal_position = position->second;
    } else if (const std::optional<std::string_view> undone = undone_by(name)) {
      const bool has_migration = listing_.sql.contains(*undone) && is_migration(*undone);
      if (!has_migration) set_.strays.push_back({entry.path, "it undoes a migration that is not there"});
    } else if (is_migration(name)) {
      set_.migrations.push_back(migration_of(name, entry));
    } else if (!is_nested(listing_, name)) {
      set_.strays.push_back({entry.path, why_ignored(name)});
    }
  }

  const Listing& listing_;
  model::MigrationSet& set_;
  std::unordered_map<std::string_view, std::size_t> positions_;  // of the first entry with each tag
};

void find_down_files(const Listing& listing, model::MigrationSet& set) {
  for (model::Migration& migration : set.migrations) {
    for (const char* end : {".down", ".undo", ".rollback"}) {
      const auto down = listing.sql.find(migration.name + end);
      if (down == listing.sql.end()) continue;
      migration.down_path = down->second.path;
      migration.down_blob = down->second.id;
      break;
    }
  }
}

void sort_meta(const Listing& listing, std::string_view folder, model::MigrationSet& set) {
  for (const git::Entry& entry : listing.meta) {
    const std::string_view name = path_within(folder, entry.path).substr(kMeta.size());
    if (name.starts_with('_')) continue;
    const bool is_snapshot = name.ends_with(kSnapshotEnd) && name.find('/') == std::string_view::npos;
    if (is_snapshot) {
      set.snapshots.push_back({entry.path, entry.id, std::string(name.substr(0, name.size() - kSnapshotEnd.size()))});
    } else {
      set.strays.push_back(
          {entry.path,
           "drizzle-kit takes every file in meta/ for a snapshot: generate and check stop at this one, "
           "or compare with it"});
    }
  }
}

}  // namespace

model::MigrationSet read_drizzle(const git::Tree& tree, const model::Project& project) {
  const std::string& folder = project.migrations_folder;
  const Listing listing = list_folder(tree, folder);
  model::MigrationSet set;
  set.late_policy = model::LatePolicy::kSkipsSilently;
  if (listing.journal) {
    const git::Entry& journal = *listing.journal;
    set.journal = parse_journal(journal.path, journal.id, tree.read(journal.id, journal.path));
  }
  SqlSorter(listing, set).sort();
  find_down_files(listing, set);
  sort_meta(listing, folder, set);
  for (const git::Entry& entry : listing.lookalikes) {
    if (is_nested(listing, path_within(folder, entry.path))) continue;
    set.strays.push_back({entry.path, "drizzle ignores it: its name does not end in .sql"});
  }
  sort_by_number(set.migrations);
  return set;
}

}  // namespace lockstep::layout
