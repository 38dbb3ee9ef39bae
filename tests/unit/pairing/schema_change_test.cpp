#include "pairing/schema_change.h"

#include <gtest/gtest.h>

#include "git/memory_tree.h"

namespace lockstep::pairing {
namespace {

constexpr std::string_view kHead =
    "import { pgTable, text, uuid, index } from 'drizzle-orm/pg-core';\nexport const users = pgTable('users', {\n";

model::Project changed_project() {
  model::Project found;
  found.schema_globs = {"s.ts"};
  return found;
}

model::SchemaChange change_of(const std::string& before, const std::string& after) {
  git::MemoryTree old_tree;
  git::MemoryTree new_tree;
  old_tree.add("s.ts", std::string(kHead) + before);
  new_tree.add("s.ts", std::string(kHead) + after);
  ClosureCache cache;
  return read_schema_change(old_tree, new_tree, changed_project(), Reading::kWhenEdited, cache);
}

TEST(SchemaChange, ANewColumnIsNamedAtItsPlace) {
  const auto found = change_of("  id: uuid('id') });", "  id: uuid('id'),\n  last: text('last_at') });").differences;
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].relation, "users");
  EXPECT_EQ(found[0].name, "last_at");
  EXPECT_EQ(found[0].kind, model::SchemaDifference::Kind::kAdded);
  EXPECT_EQ(found[0].after_place.line, 4u);
}

TEST(SchemaChange, FormattingAndQuotesAreNoEdit) {
  const model::SchemaChange change = change_of("id: uuid('id') });", "// new\n id : uuid(\"id\",), });");
  EXPECT_TRUE(change.differences.empty());
  EXPECT_TRUE(change.unreadable.empty());
}

TEST(SchemaChange, AChangedPropertyIsNamed) {
  const auto found = change_of("id: uuid('id') });", "id: uuid('id').notNull() });").differences;
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].property, "not null");
}

TEST(SchemaChange, ADamagedDeclarationIsSaidAndNotGuessed) {
  const model::SchemaChange change = change_of("id: uuid('id') });\n", "id: uuid('id'\n");
  EXPECT_TRUE(change.differences.empty());
  EXPECT_FALSE(change.unreadable.empty());
}

TEST(SchemaChange, AReasonInANewCommentIsRead) {
  const std::string edited = "// lockstep: no-migration by hand\n  id: uuid('id').notNull() });";
  EXPECT_EQ(change_of("id: uuid('id') });", edited).no_migration_reason, "by hand");
  const std::string once_more = "// lockstep: no-migration by hand\n  id: text('id').notNull() });";
  EXPECT_EQ(change_of(edited, once_more).no_migration_reason, "");
}

TEST(SchemaChange, ADeletedSchemaFileIsSeen) {
  git::MemoryTree before;
  git::MemoryTree after;
  before.add("db/a.ts", std::string(kHead) + "id: uuid('id') });");
  for (git::MemoryTree* tree : {&before, &after}) tree->add("db/b.ts", "export {};");
  model::Project found;
  found.schema_globs = {"db/*.ts"};
  ClosureCache cache;
  const auto differences = read_schema_change(before, after, found, Reading::kWhenEdited, cache).differences;
  ASSERT_EQ(differences.size(), 1u);
  EXPECT_EQ(differences[0].kind, model::SchemaDifference::Kind::kRemoved);
}

/// What adding the key `lastSeen` is to a project with this drizzle.config.ts; "" for nothing.
std::string added_with(const std::string& config) {
  git::MemoryTree before(
      {{"drizzle.config.ts", config},
       {"db/casing.ts", "export const casing = 'snake_case' as const;\nexport const base = { casing };"}});
  git::MemoryTree after = before;
  before.add("s.ts", std::string(kHead) + "id: uuid() });");
  after.add("s.ts", std::string(kHead) + "id: uuid(), lastSeen: text(), name: text() });");
  model::Project project = changed_project();
  project.config_path = "drizzle.config.ts";
  ClosureCache cache;
  std::string added;
  for (const auto& difference : read_schema_change(before, after, project, Reading::kWhenEdited, cache).differences) {
    added += difference.name + ' ';
  }
  return added;
}

TEST(SchemaChange, ACasingIsFoundWhereItIsDeclared) {
  EXPECT_EQ(added_with("export default { casing: 'snake_case' };"), "last_seen name ");
  EXPECT_EQ(added_with("const casing = 'snake_case'; export default { casing };"), "last_seen name ");
  EXPECT_EQ(added_with("import { casing } from './db/casing';\nexport default defineConfig({ casing });"),
            "last_seen name ");
  EXPECT_EQ(added_with("import { base } from './db/casing';\nexport default { ...base, out: 'x' };"),
            "last_seen name ");
  EXPECT_EQ(added_with("import * as db from './db/casing';\nexport default { casing: db.base.casing };"),
            "last_seen name ");
  EXPECT_EQ(added_with("export default { ...more };"), "lastSeen name ");
}

TEST(SchemaChange, WithACasingThatCannotBeToldOnlyPlainKeysAreNames) {
  EXPECT_EQ(added_with("export default { casing: process.env.CASING };"), "name ");
}

TEST(SchemaChange, AnEditOfTheImportedCasingIsOneOfTheSchema) {
  git::MemoryTree before({{"drizzle.config.ts", "import { casing } from './casing'; export default { casing };"},
                          {"s.ts", std::string(kHead) + "lastSeen: text() });"}});
  git::MemoryTree after = before;
  before.add("casing.ts", "export const casing = 'snake_case';");
  after.add("casing.ts", "export const casing = 'camelCase';");
  model::Project project = changed_project();
  project.config_path = "drizzle.config.ts";
  ClosureCache cache;
  const auto change = read_schema_change(before, after, project, Reading::kWhenEdited, cache);
  EXPECT_EQ(change.differences.size(), 2u);
}

}  // namespace
}  // namespace lockstep::pairing
