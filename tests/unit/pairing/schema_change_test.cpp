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

}  // namespace
}  // namespace lockstep::pairing
