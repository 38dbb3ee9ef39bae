#include "unknown_parts.h"

#include <gtest/gtest.h>

#include "describe.h"
#include "evaluate/schema_reader.h"
#include "schema_folder.h"
#include "typescript/sources.h"

// What becomes unknown is never a certain difference: every expression of schema/ in turn gives way to a call of a
// function that nobody can know. Sanitizer builds take every tenth.
namespace lockstep::evaluate_tests {
namespace {

const std::string kFolder = LOCKSTEP_SOURCE_DIR "/tests/evaluate/schema";

/// Differences that are certain whatever the function does, for it is given nothing: a call that switches row level
/// security on, and one that names what two tables share, are gone.
bool is_certain_all_the_same(const std::string& difference) {
  return difference == "table secured row level security: true became none" ||
         difference == "unique constraint shares_second.shares_first_code_unique is removed" ||
         difference == "unique constraint shares_second.shares_second_code_unique is added";
}

model::Schema schema_of(const git::MemoryTree& tree, typescript::SourceCache& cache) {
  typescript::Sources sources(tree, cache);
  return evaluate::read_schema(sources, schema_files(tree), evaluate::Casing::kNone).schema;
}

/// Each third part, from the first on: all of them take 40 seconds. The fuzz target unknown_parts takes any.
constexpr std::size_t kEach = 3;

class UnknownParts : public testing::TestWithParam<std::string> {};

TEST_P(UnknownParts, AreNoCertainDifference) {
  git::MemoryTree tree;
  add_folder(tree, kFolder);
  const std::string source = with_unknown_import(git::read_file(tree, GetParam()).value());
  tree.add(GetParam(), source);
  typescript::SourceCache cache;
  const model::Schema before = schema_of(tree, cache);
  const std::vector<ExpressionRange> ranges = expressions(source);
  ASSERT_FALSE(ranges.empty());
  for (std::size_t at = 0; at < ranges.size(); at += kEach) {
    const ExpressionRange range = ranges[at];
    git::MemoryTree changed = tree;
    changed.add(GetParam(), with_unknown_part(source, range));
    for (const auto& difference : model::compare_schemas(before, schema_of(changed, cache))) {
      if (!difference.is_certain || is_certain_all_the_same(describe(difference))) continue;
      ADD_FAILURE() << GetParam() << ": " << source.substr(range.begin, range.end - range.begin) << "\n  "
                    << describe(difference);
      break;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Schema, UnknownParts,
                         testing::Values("builders.ts", "defaults.ts", "enums.ts", "identity.ts", "indexes.ts",
                                         "keys.ts", "namespaces.ts", "naming.ts", "predicates.ts", "security.ts",
                                         "views.ts", "written.ts"),
                         [](const auto& test) { return test.param.substr(0, test.param.find('.')); });

}  // namespace
}  // namespace lockstep::evaluate_tests
