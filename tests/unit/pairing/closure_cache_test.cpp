#include "pairing/closure_cache.h"

#include <gtest/gtest.h>

#include "git/memory_tree.h"
#include "pairing/schema_change.h"

namespace lockstep::pairing {
namespace {

using Paths = std::set<std::string, std::less<>>;

const std::map<std::string, std::string, std::less<>> kFiles = {
    {"db/schema.ts",
     "import { pgTable } from 'drizzle-orm/pg-core';\nimport { id } from './columns';\n"
     "export const users = pgTable('users', { id });\n"},
    {"db/columns.ts", "import { uuid } from 'drizzle-orm/pg-core';\nexport const id = uuid('id');\n"},
    {"app.ts", "export const a = 1;\n"},
};

model::Project project() {
  model::Project found;
  found.migrations_folder = "drizzle";
  found.schema_globs = {"db/schema*.ts"};
  return found;
}

/// What a check of this change leaves behind, as another process reads it.
ClosureCache learnt(const git::MemoryTree& before, const git::MemoryTree& after) {
  ClosureCache cache;
  read_schema_change(before, after, project(), Reading::kWhenEdited, cache);
  EXPECT_TRUE(cache.has_changed());
  return ClosureCache(cache.text());
}

git::MemoryTree with(const std::string& path, const std::string& text) {
  auto files = kFiles;
  files[path] = text;
  return git::MemoryTree(files);
}

TEST(ClosureCache, AnEditOutsideTheClosureIsKnownToBeOne) {
  const git::MemoryTree before(kFiles);
  const git::MemoryTree after = with("app.ts", "export const a = 2;\n");
  const ClosureCache cache = learnt(before, after);
  EXPECT_TRUE(cache.is_untouched(before, after, project(), Paths{"app.ts"}));
}

TEST(ClosureCache, AnEditOfAnImportedFileIsNot) {
  const git::MemoryTree before(kFiles);
  const ClosureCache cache = learnt(before, with("app.ts", ""));
  EXPECT_FALSE(cache.is_untouched(before, with("db/columns.ts", ""), project(), Paths{"db/columns.ts"}));
}

TEST(ClosureCache, AFileThatWouldBeImportedInsteadIsNot) {
  auto files = kFiles;
  files["db/columns/index.ts"] = files["db/columns.ts"];
  files.erase("db/columns.ts");
  const git::MemoryTree before(files);
  files["app.ts"] = "";
  const ClosureCache cache = learnt(before, git::MemoryTree(files));
  files["db/columns.ts"] = "export const id = 1;\n";
  EXPECT_FALSE(cache.is_untouched(before, git::MemoryTree(files), project(), Paths{"db/columns.ts"}));
}

TEST(ClosureCache, ANewSchemaFileIsNot) {
  const git::MemoryTree before(kFiles);
  const ClosureCache cache = learnt(before, with("app.ts", ""));
  EXPECT_FALSE(cache.is_untouched(before, with("db/schema_more.ts", ""), project(), Paths{"db/schema_more.ts"}));
}

TEST(ClosureCache, TheLastSchemaFileThatGoesIsNot) {
  const git::MemoryTree before(kFiles);
  auto files = kFiles;
  files.erase("db/schema.ts");
  const git::MemoryTree after(files);
  model::Project configured = project();
  configured.config_path = "drizzle.config.ts";
  ClosureCache cache;
  read_schema_change(before, after, configured, Reading::kWhenEdited, cache);
  EXPECT_TRUE(cache.has_changed());
  EXPECT_FALSE(cache.is_untouched(before, after, configured, Paths{"db/schema.ts"}));
}

TEST(ClosureCache, ItIsNotBelievedAboutAnotherTree) {
  const git::MemoryTree before(kFiles);
  const ClosureCache cache = learnt(before, with("app.ts", ""));
  const git::MemoryTree other = with("db/columns.ts", "export const id = 1;\n");
  EXPECT_FALSE(cache.is_untouched(other, other, project(), Paths{}));
}

TEST(ClosureCache, EveryTruncationIsAnEmptyCacheOrAWholeOne) {
  const git::MemoryTree before(kFiles);
  const git::MemoryTree after = with("app.ts", "");
  const std::string text = learnt(before, after).text();
  EXPECT_EQ(ClosureCache(text).text(), text);
  for (std::size_t size = 0; size < text.size(); ++size) {
    const ClosureCache cache(std::string_view(text).substr(0, size));
    EXPECT_FALSE(cache.is_untouched(before, after, project(), Paths{"app.ts"})) << size;
  }
}

}  // namespace
}  // namespace lockstep::pairing
