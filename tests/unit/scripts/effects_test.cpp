#include "scripts/effects.h"

#include <gtest/gtest.h>

namespace lockstep::scripts {
namespace {

/// The pushes of a shell script, joined by ", "; "guarded" when there is none because of a guard.
std::string pushes(std::string_view script) {
  const Effects effects = effects_of(read_shell(script));
  std::string text;
  for (const Push& push : effects.pushes) text += (text.empty() ? "" : ", ") + push.command;
  return text.empty() && effects.is_guarded ? "guarded" : text;
}

/// The scripts that it runs: "db:push", "@acme/db db:push", "* db:push".
std::string runs(std::string_view script) {
  std::string text;
  for (const ScriptRun& run : effects_of(read_shell(script)).runs) {
    if (!text.empty()) text += ", ";
    if (run.is_everywhere) text += "* ";
    if (!run.package.empty()) text += run.package + " ";
    text += run.script;
  }
  return text;
}

constexpr const char* kPushes[] = {"drizzle-kit push",
                                   "npx drizzle-kit push --force",
                                   "npx -y drizzle-kit@latest push",
                                   "pnpm drizzle-kit push",
                                   "pnpm exec drizzle-kit push",
                                   "pnpm dlx drizzle-kit@0.31 push",
                                   "pnpm --filter @acme/db exec drizzle-kit push",
                                   "yarn drizzle-kit push",
                                   "yarn run -T drizzle-kit push",
                                   "yarn workspace db drizzle-kit push",
                                   "bunx drizzle-kit push",
                                   "bunx --bun drizzle-kit push",
                                   "bun x drizzle-kit push",
                                   "bun --bun run drizzle-kit push",
                                   "npm exec -- drizzle-kit push",
                                   "npm exec drizzle-kit -- push",
                                   "deno run -A npm:drizzle-kit push",
                                   "./node_modules/.bin/drizzle-kit push:pg",
                                   "node node_modules/drizzle-kit/bin.cjs push",
                                   "DATABASE_URL=postgres://x npx drizzle-kit push",
                                   "env A=b drizzle-kit push",
                                   "exec npx drizzle-kit push",
                                   "dotenv -e .env.local -- drizzle-kit push",
                                   "pnpm with-env drizzle-kit push",
                                   "cross-env NODE_ENV=x drizzle-kit push",
                                   "sudo -E npx drizzle-kit push",
                                   "timeout 60 npx drizzle-kit push",
                                   "docker compose exec -T api npx drizzle-kit push",
                                   "docker compose run --rm api sh -c 'drizzle-kit push'",
                                   "sh -c \"cd packages/db && npx drizzle-kit push\"",
                                   "bash -lc 'npx drizzle-kit push; npm start'",
                                   "sh -ec 'bash -c \"drizzle-kit push\"'",
                                   "eval \"npx drizzle-kit push\"",
                                   "concurrently \"npx drizzle-kit push\" \"next dev\"",
                                   "if ! npx drizzle-kit push; then exit 1; fi",
                                   "while ! drizzle-kit push; do sleep 1; done",
                                   "until npx drizzle-kit push\ndo sleep 1\ndone",
                                   "case $1 in push) drizzle-kit push ;; esac",
                                   "migrate() { npx drizzle-kit push; }",
                                   "(cd db && drizzle-kit push)",
                                   "out=$(npx drizzle-kit push)",
                                   "echo \"$(npx drizzle-kit push)\"",
                                   "echo `drizzle-kit push`",
                                   "npx drizzle-kit \\\n  push \\\n  --force",
                                   "true && npx drizzle-kit push || exit 1",
                                   "npx drizzle-kit --config=drizzle.dev.ts push",
                                   "npx drizzle-kit push --dialect=postgresql",
                                   "npx drizzle-kit push > log 2>&1",
                                   "yes | npx drizzle-kit push",
                                   "npx drizzle-kit push # for now",
                                   "npx drizzle-kit push --config ${{ inputs.config || 'x' }}",
                                   "wait-for-it db:5432 -- npx drizzle-kit push"};
TEST(Effects, SeeAPushThroughWhatRunsIt) {
  for (const char* script : kPushes) EXPECT_EQ(pushes(script), "drizzle-kit push") << script;
}

constexpr const char* kSilent[] = {"",
                                   "# npx drizzle-kit push",
                                   "npm start # not drizzle-kit push",
                                   "echo \"drizzle-kit push\"",
                                   "echo npx drizzle-kit push",
                                   "printf '%s\\n' 'drizzle-kit push'",
                                   "git push origin main",
                                   "git commit -m 'drizzle-kit push'",
                                   "grep -r 'drizzle-kit push' .",
                                   "docker push acme/drizzle-kit",
                                   "npx drizzle-kit migrate",
                                   "npx drizzle-kit generate --name push",
                                   "npm install drizzle-kit",
                                   "supabase db push",
                                   "npx supabase db push",
                                   "npx prisma migrate deploy",
                                   "npx prisma db pull",
                                   "cat <<EOF\nnpx drizzle-kit push\nEOF\nnpm start",
                                   "cat <<-'END' >README\n\tdrizzle-kit push\n\tEND\n",
                                   "npx drizzle-kit push --help",
                                   "npx drizzle-kit push --explain",
                                   "npx drizzle-kit push --dialect=sqlite",
                                   "npx drizzle-kit push:sqlite",
                                   "PUSH='drizzle-kit push'",
                                   "export CMD=\"drizzle-kit push\"",
                                   "test \"$1\" = 'drizzle-kit push'",
                                   "node scripts/check.js drizzle-kit push",
                                   "npx mikro-orm schema:update --dump",
                                   "turbo build",
                                   "npm version patch",
                                   "which drizzle-kit",
                                   "log() { :; }",
                                   "((x = 1 << 2))",
                                   "'",
                                   "\"",
                                   "`",
                                   "$(",
                                   "${",
                                   "<<",
                                   "\\",
                                   "sh -c",
                                   "npm",
                                   "pnpm --filter"};
TEST(Effects, AreNoneOfWhatPushesNoSchema) {
  for (const char* script : kSilent) EXPECT_EQ(pushes(script), "") << script;
}

TEST(Effects, KnowOtherToolsThatDoTheSame) {
  EXPECT_EQ(pushes("npx prisma db push --accept-data-loss"), "prisma db push");
  EXPECT_EQ(pushes("yarn typeorm schema:sync -d x.ts"), "typeorm schema:sync");
  EXPECT_EQ(pushes("npx typeorm-ts-node-commonjs schema:sync"), "typeorm schema:sync");
  EXPECT_EQ(pushes("npx mikro-orm schema:update --run"), "mikro-orm schema:update");
}

TEST(Effects, EndAtTheGuard) {
  EXPECT_EQ(pushes("lockstep guard-push -- drizzle-kit push"), "guarded");
  EXPECT_EQ(pushes("npx lockstep guard-push -- npx drizzle-kit push"), "guarded");
}

TEST(Effects, NameTheScriptsOfPackages) {
  EXPECT_EQ(runs("npm run db:push"), "db:push");
  EXPECT_EQ(runs("npm --prefix packages/db run db:push"), "packages/db db:push");
  EXPECT_EQ(runs("npm run db:push --workspace=@acme/db"), "db:push");
  EXPECT_EQ(runs("npm start && npm test"), "start, test");
  EXPECT_EQ(runs("pnpm db:push"), "db:push");
  EXPECT_EQ(runs("pnpm --filter @acme/db db:push"), "@acme/db db:push");
  EXPECT_EQ(runs("pnpm -C packages/db run db:push"), "packages/db db:push");
  EXPECT_EQ(runs("pnpm -r run db:push"), "* db:push");
  EXPECT_EQ(runs("yarn workspace @acme/db db:push"), "@acme/db db:push");
  EXPECT_EQ(runs("bun run db:push"), "db:push");
  EXPECT_EQ(runs("turbo run db:push"), "* db:push");
  EXPECT_EQ(runs("npx turbo @acme/db#push"), "* @acme/db push");
  EXPECT_EQ(runs("docker compose exec api npm run db:push"), "db:push");
  EXPECT_EQ(runs("npm install && npm ci && pnpm add x && yarn"), "");
  EXPECT_EQ(runs("run-s db:push dev"), "db:push, dev");
}

TEST(Effects, TellTheConfigurationsOfMigrations) {
  const Effects effects = effects_of(
      read_shell("npx drizzle-kit generate --config=a.ts && dotenv -- drizzle-kit migrate --config b.ts; drizzle-kit "
                 "generate; drizzle-kit studio --config c.ts; sh -c 'drizzle-kit generate:pg --config d.ts'"));
  std::string text;
  for (const KitRun& run : effects.kit_runs) text += (run.makes_one ? "makes " : "runs ") + run.config + '\n';
  EXPECT_EQ(text, "makes a.ts\nruns b.ts\nmakes \nmakes d.ts\n");
}

TEST(Effects, SayWhereTheWordIs) {
  const std::string_view script = "set -e\nnpx  drizzle-kit  push --config drizzle.dev.ts\n";
  const Effects effects = effects_of(read_shell(script));
  ASSERT_EQ(effects.pushes.size(), 1U);
  EXPECT_EQ(effects.pushes[0].byte_offset, script.find("drizzle-kit"));
  EXPECT_EQ(effects.pushes[0].config, "drizzle.dev.ts");
}

TEST(Effects, SayWhereTheGuardGoes) {
  const auto guarded = [](std::string script) {
    script.insert(effects_of(read_shell(script)).pushes.at(0).guard_offset, "GUARD ");
    return script;
  };
  EXPECT_EQ(guarded("drizzle-kit push"), "GUARD drizzle-kit push");
  EXPECT_EQ(guarded("npm ci && npx drizzle-kit push"), "npm ci && GUARD npx drizzle-kit push");
  EXPECT_EQ(guarded("A=b npx drizzle-kit push"), "A=b GUARD npx drizzle-kit push");
  EXPECT_EQ(guarded("dotenv -e .env -- drizzle-kit push"), "dotenv -e .env -- GUARD drizzle-kit push");
}

TEST(Shell, TakesHostileTextInTime) {
  EXPECT_EQ(pushes(std::string(100'000, '(')), "");
  EXPECT_EQ(pushes(std::string(100'000, '`')), "");
  std::string nested;
  for (int k = 0; k < 20'000; ++k) nested += "$(";
  EXPECT_EQ(pushes(nested), "");
  EXPECT_EQ(pushes(std::string(100'000, '"')), "");
}

}  // namespace
}  // namespace lockstep::scripts
