#include "scripts/files.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace lockstep::scripts {
namespace {

/// The commands as lines, each word behind the text's line on which it stands.
std::string commands(FileKind kind, std::string_view text) {
  const auto read = read_commands(kind, text);
  if (!read) return "error: " + read.error();
  std::string lines;
  for (const Command& command : *read) {
    const auto newlines =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(command[0].byte_offset), '\n');
    lines += std::to_string(newlines + 1) + ":";
    for (const Word& word : command) lines += " " + word.text;
    lines += "\n";
  }
  return lines;
}

std::optional<FileKind> kind(std::string_view path) {
  return kind_of(path, Executable::kNo);
}

TEST(Kind, IsToldByTheName) {
  EXPECT_EQ(kind("compose.yml"), FileKind::kCompose);
  EXPECT_EQ(kind("ci/docker-compose.prod.yaml"), FileKind::kCompose);
  EXPECT_EQ(kind(".github/workflows/ci.yml"), FileKind::kWorkflow);
  EXPECT_EQ(kind(".github/actions/setup/action.yml"), FileKind::kWorkflow);
  EXPECT_EQ(kind(".gitlab-ci.yml"), FileKind::kGitlab);
  EXPECT_EQ(kind("apps/api/Dockerfile"), FileKind::kDockerfile);
  EXPECT_EQ(kind("Dockerfile.api"), FileKind::kDockerfile);
  EXPECT_EQ(kind("api.Dockerfile"), FileKind::kDockerfile);
  EXPECT_EQ(kind("Procfile"), FileKind::kProcfile);
  EXPECT_EQ(kind("scripts/start.sh"), FileKind::kShell);
  EXPECT_EQ(kind(".husky/pre-push"), FileKind::kShell);
  EXPECT_EQ(kind("packages/db/package.json"), FileKind::kPackage);
  EXPECT_EQ(kind_of("bin/start", Executable::kYes), FileKind::kMaybeShell);
}

TEST(Kind, IsNoneForOtherFilesAndInstalledOnes) {
  for (const char* path :
       {"README.md", "docs/push.md", "composer.json", "compose.ts", "bin/start", "src/index.ts",
        "Dockerfile.dockerignore", "node_modules/x/package.json", "values.yaml", "package-lock.json"}) {
    EXPECT_EQ(kind(path), std::nullopt) << path;
  }
}

TEST(Compose, GivesCommandsEntrypointsAndHooks) {
  EXPECT_EQ(commands(FileKind::kCompose, R"(services:
  db:
    image: postgres:16 # drizzle-kit push
  api:
    command: npx drizzle-kit push && npm start
  worker:
    entrypoint: ["npx"]
    command:
      - drizzle-kit
      - push
  web:
    command: |
      # first
      drizzle-kit push
      npm start
    post_start:
      - command: ["npx", "x"]
)"),
            "5: npx drizzle-kit push\n5: npm start\n7: npx drizzle-kit push\n14: drizzle-kit push\n15: npm start\n"
            "17: npx x\n");
}

TEST(Compose, FollowsAnchorsAndMergeKeys) {
  EXPECT_EQ(commands(FileKind::kCompose, R"(x-push: &push
  command: drizzle-kit push
services:
  a:
    <<: *push
  b:
    <<: [*push, { command: other }]
    command: own
)"),
            "2: drizzle-kit push\n8: own\n");
}

TEST(Workflow, GivesTheStepsOfShells) {
  EXPECT_EQ(commands(FileKind::kWorkflow, R"(on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: drizzle-kit push
        run: npx drizzle-kit push
      - run: |
          echo hi

          npx drizzle-kit push --force
      - shell: python
        run: print("drizzle-kit push")
)"),
            "8: npx drizzle-kit push\n10: echo hi\n12: npx drizzle-kit push --force\n");
}

TEST(Workflow, OfACompositeActionIsReadToo) {
  EXPECT_EQ(commands(FileKind::kWorkflow,
                     "runs:\n  using: composite\n  steps:\n    - run: drizzle-kit push\n      shell: bash\n"),
            "4: drizzle-kit push\n");
}

TEST(Gitlab, GivesTheScriptsOfJobs) {
  EXPECT_EQ(
      commands(FileKind::kGitlab, "test:\n  before_script: [a]\n  script:\n    - drizzle-kit push\n    - [b, c]\n"),
      "2: a\n4: drizzle-kit push\n5: b\n5: c\n");
}

TEST(Dockerfile, GivesBothFormsContinuationsAndHereDocuments) {
  EXPECT_EQ(commands(FileKind::kDockerfile, R"(# RUN drizzle-kit push
FROM node:22 AS build
RUN --mount=type=cache,target=/x npm ci && \
    # a comment between
    npx drizzle-kit push
COPY <<EOF /readme
RUN drizzle-kit push
EOF
RUN <<EOF
npm run a
EOF
HEALTHCHECK --interval=5s CMD curl x
ONBUILD RUN b
CMD ["npx", "drizzle-kit", "push"]
ENTRYPOINT docker-entrypoint.sh
)"),
            "3: npm ci\n5: npx drizzle-kit push\n10: npm run a\n12: curl x\n13: b\n14: npx drizzle-kit push\n"
            "15: docker-entrypoint.sh\n");
}

TEST(Dockerfile, MayEscapeByABacktick) {
  EXPECT_EQ(commands(FileKind::kDockerfile, "# escape=`\nRUN a `\n  b\nRUN c\n"), "2: a b\n4: c\n");
}

TEST(Procfile, GivesWhatEachProcessRuns) {
  EXPECT_EQ(commands(FileKind::kProcfile, "# x: y\nrelease: npx drizzle-kit push\nweb: npm start\n"),
            "2: npx drizzle-kit push\n3: npm start\n");
}

TEST(Executable, IsReadWhenItsFirstLineSaysShell) {
  EXPECT_EQ(commands(FileKind::kMaybeShell, "#!/usr/bin/env bash\na\n"), "2: a\n");
  EXPECT_EQ(commands(FileKind::kMaybeShell, "#!/usr/bin/env node\na\n"), "");
  EXPECT_EQ(commands(FileKind::kMaybeShell,
                     "\x7f"
                     "ELF sh\n"),
            "");
}

TEST(Package, GivesItsNameAndScripts) {
  const std::string_view text =
      "{\n\t\"scripts\": { \"db:push\": \"drizzle-kit push\", \"n\": 1 },\n\t\"name\": \"@acme/db\" }";
  const PackageScripts package = read_package_scripts(text);
  EXPECT_EQ(package.package, "@acme/db");
  ASSERT_EQ(package.scripts.size(), 1U);
  EXPECT_EQ(package.scripts[0].name, "db:push");
  EXPECT_EQ(text.substr(package.scripts[0].byte_offset).substr(0, 16), "drizzle-kit push");
  EXPECT_TRUE(read_package_scripts("{ \"scripts\": [").scripts.empty());
  EXPECT_TRUE(read_package_scripts("").scripts.empty());
}

TEST(Files, ThatAreNoYamlSayWhy) {
  EXPECT_EQ(commands(FileKind::kCompose, "services: [").substr(0, 7), "error: ");
  EXPECT_EQ(commands(FileKind::kCompose, ""), "");
  EXPECT_EQ(commands(FileKind::kCompose, "services: none"), "");
}

}  // namespace
}  // namespace lockstep::scripts
