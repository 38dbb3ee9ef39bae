#include <set>

#include "base/text.h"
#include "rules/checks.h"
#include "rules/remedy.h"

namespace lockstep::rules {
namespace {

/// Tags of journal entries whose SQL file exists.
std::set<std::string_view> tags_with_file(const model::MigrationSet& set) {
  std::set<std::string_view> tags;
  for (const model::Migration& migration : set.migrations) {
    if (migration.journal_position) tags.insert(migration.name);
  }
  return tags;
}

std::set<std::string_view> tags_without_file(const model::MigrationSet& set) {
  const std::set<std::string_view> present = tags_with_file(set);
  std::set<std::string_view> missing;
  if (!set.journal) return missing;
  for (const model::JournalEntry& entry : set.journal->entries) {
    if (!present.contains(entry.tag)) missing.insert(entry.tag);
  }
  return missing;
}

}  // namespace

void journal_missing_file(const ProjectChange& change, Findings& findings) {
  if (!change.after.journal) return;
  const std::set<std::string_view> missing = tags_without_file(change.after);
  const std::set<std::string_view> missing_before = tags_without_file(change.before);
  for (const model::JournalEntry& entry : change.after.journal->entries) {
    if (!missing.contains(entry.tag) || missing_before.contains(entry.tag)) continue;
    const std::string path = in_migrations_folder(change, entry.tag + ".sql");
    findings.add(entry.location,
                 "the journal names " + entry.tag + ", and " + path +
                     " is not there: migrate fails on every database, "
                     "also where it was already applied",
                 "git add " + base::shell_quoted(path) + "    or take the entry out of the journal");
  }
}

}  // namespace lockstep::rules
