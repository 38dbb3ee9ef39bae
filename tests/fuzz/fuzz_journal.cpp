#include "base/error.h"
#include "fuzz.h"
#include "git/memory_tree.h"
#include "layout/layout.h"

using namespace lockstep;

namespace {

/// The folder around the journal: two migrations, one of which a corpus journal names.
git::MemoryTree tree_with(std::string_view journal) {
  git::MemoryTree tree;
  tree.add("drizzle/meta/_journal.json", std::string(journal));
  tree.add("drizzle/0000_first.sql", "CREATE TABLE users (id integer);\n");
  tree.add("drizzle/0001_second.sql", "ALTER TABLE users ADD COLUMN name text;\n");
  return tree;
}

void check(const model::MigrationSet& set) {
  for (const model::Migration& migration : set.migrations) {
    fuzz::require(migration.path.starts_with("drizzle/") && migration.path.find("..") == std::string::npos,
                  "a tag names files of the folder only");
    if (!migration.journal_position) continue;
    fuzz::require(set.journal && *migration.journal_position < set.journal->entries.size(),
                  "a journal position is one of the journal's");
  }
  if (!set.journal) return;
  for (const model::JournalEntry& entry : set.journal->entries) {
    fuzz::require(entry.location.line >= 1 && entry.location.column >= 1, "places count from 1");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const git::MemoryTree tree = tree_with(fuzz::text_of(bytes, size));
  model::Project project;
  project.framework = model::Framework::kDrizzle;
  project.migrations_folder = "drizzle";
  check(layout::read_migrations(tree, project));
  return 0;
}
