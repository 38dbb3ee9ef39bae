#include "edit_kinds.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "describe.h"
#include "evaluate/schema_reader.h"
#include "typescript/sources.h"

// The evaluated schema stays the same under every kind of edit for which drizzle-kit generates nothing, and changes
// with every other.
namespace lockstep::evaluate_tests {
namespace {

using edit_kinds::Edit;

model::Schema schema_of(const git::Tree& tree) {
  typescript::SourceCache cache;
  typescript::Sources sources(tree, cache);
  return evaluate::read_schema(sources, {std::string(edit_kinds::kSchemaPath)}, evaluate::Casing::kNone).schema;
}

/// With what may differ: the text of a view that a query builder makes is not known.
std::string changes_by(const Edit& edit) {
  std::vector<std::string> lines;
  for (const auto& change :
       model::compare_schemas(schema_of(edit_kinds::before()), schema_of(edit_kinds::after(edit)))) {
    lines.push_back(describe(change));
  }
  return base::join(lines, "\n");
}

class Inert : public testing::TestWithParam<Edit> {};

TEST_P(Inert, LeavesTheSchemaAlone) {
  ASSERT_TRUE(edit_kinds::stands_there(GetParam()));
  EXPECT_EQ(changes_by(GetParam()), "");
}

INSTANTIATE_TEST_SUITE_P(EditKinds, Inert, testing::ValuesIn(edit_kinds::kInert),
                         [](const auto& test) { return std::string(test.param.name); });

class Changing : public testing::TestWithParam<Edit> {};

TEST_P(Changing, ChangesTheSchema) {
  ASSERT_TRUE(edit_kinds::stands_there(GetParam()));
  EXPECT_NE(changes_by(GetParam()), "");
}

INSTANTIATE_TEST_SUITE_P(EditKinds, Changing, testing::ValuesIn(edit_kinds::kChanging),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace lockstep::evaluate_tests
