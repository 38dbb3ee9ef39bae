#include "typescript/modules.h"

#include <gtest/gtest.h>

#include "git/memory_tree.h"

namespace lockstep::typescript {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

std::string resolved(Files files, std::string_view specifier, std::string_view importer) {
  const git::MemoryTree tree(std::move(files));
  return ModuleResolver(tree).resolve(specifier, importer).value_or("outside");
}

TEST(Modules, RelativeImportsTryExtensionsAndIndex) {
  const Files files{{"db/a.ts", ""}, {"db/b/index.ts", ""}, {"db/c.mts", ""}, {"top.ts", ""}};
  EXPECT_EQ(resolved(files, "./a", "db/x.ts"), "db/a.ts");
  EXPECT_EQ(resolved(files, "./a.js", "db/x.ts"), "db/a.ts");
  EXPECT_EQ(resolved(files, "./b", "db/x.ts"), "db/b/index.ts");
  EXPECT_EQ(resolved(files, "./c.mjs", "db/x.ts"), "db/c.mts");
  EXPECT_EQ(resolved(files, "../top", "db/x.ts"), "top.ts");
  EXPECT_EQ(resolved(files, "../../top", "db/x.ts"), "outside");
  EXPECT_EQ(resolved(files, ".", "db/b/x.ts"), "db/b/index.ts");
}

TEST(Modules, PathsOfTsconfigAreFollowedThroughExtends) {
  const Files files{
      {"tsconfig.base.json",
       "{ // shared\n \"compilerOptions\": { \"baseUrl\": \".\", \"paths\": { \"@/*\": [\"./src/*\",], } } }"},
      {"app/tsconfig.json", "{ \"extends\": \"../tsconfig.base\" }"},
      {"src/db/schema.ts", ""}};
  EXPECT_EQ(resolved(files, "@/db/schema", "app/x.ts"), "src/db/schema.ts");
  EXPECT_EQ(resolved(files, "src/db/schema", "app/x.ts"), "src/db/schema.ts");
}

TEST(Modules, TheLongestPathPatternWins) {
  const Files files{
      {"tsconfig.json", R"({"compilerOptions":{"paths":{"@/*":["a/*"],"@/db/*":["b/*"],"exact":["a/x.ts"]}}})"},
      {"a/db/x.ts", ""},
      {"b/x.ts", ""},
      {"a/x.ts", ""}};
  EXPECT_EQ(resolved(files, "@/db/x", "src/y.ts"), "b/x.ts");
  EXPECT_EQ(resolved(files, "exact", "src/y.ts"), "a/x.ts");
}

TEST(Modules, ImportsOfPackageJsonAreFollowed) {
  const Files files{{"p/package.json", R"({"imports":{"#db/*":{"types":"./dist/*.d.ts","default":"./dist/*.js"}}})"},
                    {"p/src/schema.ts", ""}};
  EXPECT_EQ(resolved(files, "#db/schema", "p/src/x.ts"), "p/src/schema.ts");
}

TEST(Modules, WorkspacePackagesAreFoundByName) {
  const Files files{
      {"package.json", R"({"workspaces":{"packages":["packages/*"]}})"},
      {"packages/types/package.json",
       R"({"name":"@acme/types","main":"./dist/index.js","exports":{".":"./dist/index.js","./db":{"import":"./dist/db.js"}}})"},
      {"packages/types/src/index.ts", ""},
      {"packages/types/src/db.ts", ""},
      {"packages/db/package.json", R"({"name":"@acme/db"})"}};
  EXPECT_EQ(resolved(files, "@acme/types", "packages/db/x.ts"), "packages/types/src/index.ts");
  EXPECT_EQ(resolved(files, "@acme/types/db", "packages/db/x.ts"), "packages/types/src/db.ts");
  EXPECT_EQ(resolved(files, "@acme/none", "packages/db/x.ts"), "outside");
}

TEST(Modules, PnpmWorkspacesAreRead) {
  const Files files{{"pnpm-workspace.yaml", "packages:\n  # all\n  - 'libs/**'\n  - \"!libs/x\"\ncatalog:\n  - nope\n"},
                    {"libs/shared/package.json", R"({"name":"shared"})"},
                    {"libs/shared/index.ts", ""}};
  EXPECT_EQ(resolved(files, "shared", "libs/db/x.ts"), "libs/shared/index.ts");
}

TEST(Modules, WhatWasAskedIsRemembered) {
  const git::MemoryTree tree(Files{{"a.ts", ""}});
  ModuleResolver resolver(tree);
  resolver.resolve("./b", "a.ts");
  EXPECT_TRUE(resolver.asked().contains("b.ts"));
}

TEST(Modules, ConfigurationsThatExtendThemselvesEnd) {
  EXPECT_EQ(resolved({{"tsconfig.json", R"({"extends":"./tsconfig.json"})"}}, "@/x", "a.ts"), "outside");
}

}  // namespace
}  // namespace lockstep::typescript
