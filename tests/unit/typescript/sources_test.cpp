#include "typescript/sources.h"

#include <gtest/gtest.h>

#include "git/memory_tree.h"

namespace lockstep::typescript {
namespace {

TEST(Sources, AStarIsLookedThroughWithoutParsing) {
  const git::MemoryTree tree({{"barrel.ts", "export * from './a';\nexport * from './b';\nexport * from './c';\n"},
                              {"a.ts", "export const wanted = 1;\n"},
                              {"b.ts", "export const other = 2;\n"},
                              {"c.ts", "export * from './a';\n"}});
  SourceCache cache;
  Sources sources(tree, cache);
  const Module& barrel = *sources.module("barrel.ts");
  EXPECT_TRUE(sources.may_export(barrel, "./a", "wanted"));
  EXPECT_FALSE(sources.may_export(barrel, "./b", "wanted"));
  EXPECT_TRUE(sources.may_export(barrel, "./c", "wanted"));
  EXPECT_FALSE(sources.may_export(barrel, "./missing", "wanted"));
  EXPECT_EQ(sources.loaded_paths(), std::vector<std::string>{"barrel.ts"});
  EXPECT_TRUE(sources.depends_on({"b.ts"}));
  EXPECT_FALSE(sources.depends_on({"d.ts"}));
  EXPECT_EQ(sources.module("a.ts")->file->exports.size(), 1u);
}

TEST(Sources, AModuleCanBeExportedAsOneName) {
  const SourceFile file = read_source("export * as enums from './enums';\nexport * from './tables';\n");
  ASSERT_EQ(file.exports.size(), 1u);
  EXPECT_EQ(file.exports[0].name, "enums");
  EXPECT_EQ(file.exports[0].local, "*");
  EXPECT_EQ(file.stars, std::vector<std::string>{"./tables"});
}

}  // namespace
}  // namespace lockstep::typescript
