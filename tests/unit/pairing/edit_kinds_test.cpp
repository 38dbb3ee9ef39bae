#include "../../evaluate/edit_kinds.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "pairing/schema_change.h"

// Which edits of a schema are seen as edits of the database: the two lists of kinds of edit.
namespace lockstep::pairing {
namespace {

using edit_kinds::Edit;

std::vector<model::SchemaEdit> edits_of(const Edit& edit, std::string* unreadable = nullptr) {
  const git::MemoryTree before = edit_kinds::before();
  const git::MemoryTree after = edit_kinds::after(edit);
  model::Project project;
  project.schema_globs = {std::string(edit_kinds::kSchemaPath)};
  const model::SchemaChange change = compare_schemas(before, after, project);
  if (unreadable != nullptr) *unreadable = base::join(change.unreadable, "\n");
  return change.edits;
}

std::string described(const std::vector<model::SchemaEdit>& edits) {
  std::string text;
  for (const model::SchemaEdit& edit : edits) text += edit.name + " (" + edit.detail + ") ";
  return text;
}

class Inert : public testing::TestWithParam<Edit> {};

TEST_P(Inert, IsNoEdit) {
  ASSERT_TRUE(edit_kinds::stands_there(GetParam()));
  EXPECT_EQ(described(edits_of(GetParam())), "");
}

INSTANTIATE_TEST_SUITE_P(SchemaChange, Inert, testing::ValuesIn(edit_kinds::kInert),
                         [](const auto& test) { return std::string(test.param.name); });

class Changing : public testing::TestWithParam<Edit> {};

TEST_P(Changing, IsAnEdit) {
  ASSERT_TRUE(edit_kinds::stands_there(GetParam()));
  EXPECT_NE(described(edits_of(GetParam())), "");
}

INSTANTIATE_TEST_SUITE_P(SchemaChange, Changing, testing::ValuesIn(edit_kinds::kChanging),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(SchemaChange, ADamagedDeclarationIsSaidAndNotGuessed) {
  std::string unreadable;
  const auto edits = edits_of({"", "  year: integer('year'),", "  year: integer('year'"}, &unreadable);
  EXPECT_EQ(described(edits), "");
  EXPECT_NE(unreadable.find("src/schema.ts"), std::string::npos) << unreadable;
}

}  // namespace
}  // namespace lockstep::pairing
