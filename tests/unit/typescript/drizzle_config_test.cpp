#include "typescript/drizzle_config.h"

#include <gtest/gtest.h>
#include <string>

namespace lockstep::typescript {
namespace {

constexpr std::string_view kFields =
    "{ dialect: 'postgresql', schema: './src/schema.ts', out: './drizzle', dbCredentials: { url: "
    "process.env.DATABASE_URL! } }";

struct Shape {
  std::string name;
  std::string text;
};

std::string with_fields(std::string text) {
  return text.replace(text.find("%"), 1, kFields);
}

class ConfigShape : public testing::TestWithParam<Shape> {};

TEST_P(ConfigShape, IsRead) {
  const DrizzleConfig config = read_drizzle_config(GetParam().text);
  EXPECT_EQ(config.dialect, "postgresql");
  EXPECT_EQ(config.schema, std::vector<std::string>{"./src/schema.ts"});
  EXPECT_EQ(config.out, "./drizzle");
  EXPECT_TRUE(config.unresolved.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Survey, ConfigShape,
    testing::Values(
        Shape{"define_config",
              with_fields("import { defineConfig } from 'drizzle-kit';\nexport default defineConfig(%);")},
        Shape{"satisfies",
              with_fields("import type { Config } from 'drizzle-kit';\nexport default % satisfies Config;")},
        Shape{"as_config", with_fields("export default (% as Config);")},
        Shape{"constant", with_fields("const config: Config = %;\nexport default config;")},
        Shape{"constant_satisfies", with_fields("const config = %;\nexport default config satisfies Config;")},
        Shape{"constant_defined", with_fields("const config = defineConfig(%);\nexport default config;")},
        Shape{"module_exports", with_fields("module.exports = %;")},
        Shape{"exported_constant", with_fields("export const config = %; export default defineConfig(config)")},
        Shape{"old_one_commented_out",
              with_fields("// export default defineConfig({ out: 'old', dialect: 'mysql' })\n"
                          "/* export default { schema: 'old' } */\nexport default defineConfig(%);")},
        Shape{"spread",
              "const base = { dialect: 'postgresql', out: './drizzle', schema: 'no' };\n"
              "export default { ...base, schema: './src/schema.ts' }"},
        Shape{"constants",
              "const OUT = './drizzle'; export const dialect = 'postgresql' as const; const dir = './src';\n"
              "export default defineConfig({ out: OUT, dialect, schema: `${dir}/schema.ts` })"},
        Shape{"json",
              "{ \"dialect\": \"postgresql\", // the only one\n \"schema\": \"./src/schema.ts\", \"out\": "
              "\"./drizzle\" }"},
        Shape{"byte_order_mark",
              "\xEF\xBB\xBF{\"dialect\":\"postgresql\",\"schema\":[\"./src/schema.ts\"],\"out\":\"./drizzle\"}"},
        Shape{"legacy_driver",
              "export default { driver: 'pg', schema: [\"./src/schema.ts\"], out: `./drizzle` } satisfies Config"}),
    [](const auto& tested) { return tested.param.name; });

struct PathShape {
  std::string name;
  std::string expression;
};
class ConfigPath : public testing::TestWithParam<PathShape> {};

TEST_P(ConfigPath, IsRelativeToTheConfig) {
  const DrizzleConfig config = read_drizzle_config("export default { schema: " + GetParam().expression + " }");
  EXPECT_EQ(config.schema, std::vector<std::string>{"src/schema.ts"});
}

INSTANTIATE_TEST_SUITE_P(
    Spellings, ConfigPath,
    testing::Values(PathShape{"join", "path.join(__dirname, './src/schema.ts')"},
                    PathShape{"resolve", "resolve(__dirname, 'lib', '..', 'src', 'schema.ts')"},
                    PathShape{"cwd", "path.resolve(process.cwd(), 'src/schema.ts')"},
                    PathShape{"url", "new URL('./src/schema.ts', import.meta.url).pathname"},
                    PathShape{"file_url", "fileURLToPath(new URL('src/schema.ts', import.meta.url))"},
                    PathShape{"meta_dirname", "path.join(import.meta.dirname, 'src', 'schema.ts')"},
                    PathShape{"dirname", "join(dirname(fileURLToPath(import.meta.url)), 'src/schema.ts')"},
                    PathShape{"sum", "'src' + '/schema.ts'"}),
    [](const auto& tested) { return tested.param.name; });

TEST(DrizzleConfig, ListsMigrationsAndCasingAreRead) {
  const DrizzleConfig config = read_drizzle_config(
      "const more = ['./c.ts'];\n"
      "export default defineConfig({ schema: ['./a.ts', \"./b/*.ts\", ...more], casing: 'snake_case',\n"
      "  migrations: { prefix: 'timestamp', table: 'ledger', schema: 'public' } })");
  EXPECT_EQ(config.schema, (std::vector<std::string>{"./a.ts", "./b/*.ts", "./c.ts"}));
  EXPECT_EQ(config.casing, "snake_case");
  EXPECT_EQ(config.migrations_prefix, "timestamp");
  EXPECT_EQ(config.migrations_table, "ledger");
  EXPECT_EQ(config.migrations_schema, "public");
}

TEST(DrizzleConfig, WhatItCannotKnowIsNamedWithTheCause) {
  const DrizzleConfig config = read_drizzle_config(
      "import { schemaPath } from './paths';\n"
      "export default { schema: schemaPath, out: process.env.OUT, dialect: pick(), casing: a ? 'x' : 'y', migrations "
      "}");
  ASSERT_EQ(config.unresolved.size(), 5u);
  EXPECT_EQ(config.unresolved[0].field, "dialect");
  EXPECT_EQ(config.unresolved[0].why, "it calls pick()");
  EXPECT_EQ(config.unresolved[1].why, "it is imported from ./paths");
  EXPECT_EQ(config.unresolved[2].why, "it depends on the environment: process.env.OUT");
  EXPECT_EQ(config.unresolved[3].field, "casing");
  EXPECT_EQ(config.unresolved[4].field, "migrations");
}

TEST(DrizzleConfig, ConstantsThatReferToThemselvesEnd) {
  const DrizzleConfig config =
      read_drizzle_config("const a = b; const b = a; const o = { ...o }; export default { schema: a, out: [a], ...o }");
  EXPECT_EQ(config.unresolved.size(), 2u);
}

TEST(DrizzleConfig, EveryTruncationIsReadWithoutHarm) {
  const std::string text = with_fields("const a = `x${1}`;\nexport default defineConfig(%);");
  for (std::size_t length = 0; length <= text.size(); ++length) read_drizzle_config(text.substr(0, length));
}

}  // namespace
}  // namespace lockstep::typescript
