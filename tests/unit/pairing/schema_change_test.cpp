#include "pairing/schema_change.h"

#include <gtest/gtest.h>

#include "git/memory_tree.h"

namespace lockstep::pairing {
namespace {

constexpr std::string_view kHead =
    "import { pgTable, text, uuid, index } from 'drizzle-orm/pg-core';\nexport const users = pgTable('users', {\n";

std::vector<model::SchemaEdit> edits(std::string before, std::string after) {
  git::MemoryTree old_tree;
  git::MemoryTree new_tree;
  old_tree.add("s.ts", std::string(kHead) + before);
  new_tree.add("s.ts", std::string(kHead) + after);
  model::Project project;
  project.schema_globs = {"s.ts"};
  return compare_schemas(old_tree, new_tree, project).edits;
}

TEST(SchemaChange, ANewColumnIsNamedAtItsPlace) {
  const auto found = edits("  id: uuid('id') });", "  id: uuid('id'),\n  last: text('last_at') });");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "users.last_at");
  EXPECT_EQ(found[0].kind, model::SchemaEdit::Kind::kAdded);
  EXPECT_EQ(found[0].location.line, 4u);
  EXPECT_EQ(found[0].excerpt, "  last: text('last_at') });");
}

TEST(SchemaChange, FormattingAndQuotesAreNoEdit) {
  EXPECT_TRUE(edits("id: uuid('id') });", "// new\n id : uuid(\"id\",), });").empty());
}

TEST(SchemaChange, AChangedMethodIsNamed) {
  const auto found = edits("id: uuid('id') });", "id: uuid('id').notNull() });");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].detail, "gains .notNull()");
}

}  // namespace
}  // namespace lockstep::pairing
