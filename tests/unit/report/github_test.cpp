#include <gtest/gtest.h>

#include "base/text.h"
#include "runner_decoder.h"
#include "sample.h"

namespace lockstep::report {
namespace {

std::string github(const Report& report) {
  return render(Format::kGithub, report);
}

RunnerCommand decoded(const model::Finding& finding) {
  const std::string text = github({.findings = {finding}});
  EXPECT_EQ(text.find('\n'), text.size() - 1) << text;
  return decode_runner_command(base::trim(text)).value();
}

TEST(Github, AFindingIsOneAnnotation) {
  EXPECT_EQ(github({.findings = {new_column()}}),
            "::error file=db/chat.ts,line=18,endLine=18,col=3,endColumn=17,title=schema-without-migration::"
            "column chat_sessions.last_activity_at is new, and no migration adds it"
            "%0Ahelp: pnpm exec drizzle-kit generate%0A      or say why none is needed\n");
}

TEST(Github, NothingWrongIsNoOutput) {
  EXPECT_EQ(github({.checked = 12}), "");
}

TEST(Github, ErrorsComeBeforeWarnings) {
  const std::string text = github({.findings = {a_gap(), finding_at("z.sql", 1)}});
  EXPECT_TRUE(text.starts_with("::error file=z.sql")) << text;
  EXPECT_TRUE(base::contains(text, "\n::warning file=db/0009_x.sql")) << text;
}

TEST(Github, ReservedCharactersComeBackAsTheyWere) {
  model::Finding finding = finding_at("a:b,c%2C%0A::d.sql", 3, "100% of a::text, 5%25, x:y");
  finding.rule = "r:u,l%e";
  const RunnerCommand command = decoded(finding);
  EXPECT_EQ(command.name, "error");
  EXPECT_EQ(command.properties.at("file"), "a:b,c%2C%0A::d.sql");
  EXPECT_EQ(command.properties.at("title"), "r:u,l%e");
  EXPECT_EQ(command.properties.at("line"), "3");
  EXPECT_EQ(command.data, "100% of a::text, 5%25, x:y");
}

TEST(Github, LineBreaksInUntrustedTextStayVisible) {
  const RunnerCommand command = decoded(finding_at("a\r\n::stop-commands::x", 1, "b\r\n::error::c"));
  EXPECT_EQ(command.properties.at("file"), "a\\r\\n::stop-commands::x");
  EXPECT_EQ(command.data, "b\\r\\n::error::c");
}

TEST(Github, APathThatIsNoUtf8IsEscaped) {
  EXPECT_EQ(decoded(finding_at("a\xff.sql", 1)).properties.at("file"), "a\\xff.sql");
}

TEST(Github, APathThatStartsWithEqualsKeepsIt) {
  EXPECT_EQ(decoded(finding_at("=a.sql", 1)).properties.at("file"), "./=a.sql");
}

TEST(Github, ColumnsAreLeftOutWhereTheRunnerWouldDropThem) {
  model::Finding finding = new_column();
  finding.location.end_line = 20;
  const RunnerCommand over_lines = decoded(finding);
  EXPECT_EQ(over_lines.properties.at("endLine"), "20");
  EXPECT_FALSE(over_lines.properties.contains("col"));
  EXPECT_FALSE(over_lines.properties.contains("endColumn"));
}

TEST(Github, ARangeThatRunsBackwardsIsItsFirstLine) {
  model::Finding finding = new_column();
  finding.location.end_line = 2;
  EXPECT_EQ(decoded(finding).properties.at("endLine"), "18");
}

TEST(Github, TheTenthOfTooManySaysHowManyMore) {
  Report report;
  for (std::uint32_t line = 1; line <= 12; ++line) report.findings.push_back(finding_at("a.sql", line));
  const std::string text = github(report);
  const auto lines = base::split_lines(text);
  ASSERT_EQ(lines.size(), 10u);
  EXPECT_EQ(lines[9], "::error title=lockstep::3 more errors, see the summary");
}

TEST(Github, TenAreAllShown) {
  Report report;
  for (std::uint32_t line = 1; line <= 10; ++line) report.findings.push_back(finding_at("a.sql", line));
  EXPECT_FALSE(base::contains(github(report), "more error"));
}

TEST(Github, AMessageIsCutAtWhatTheRunnerKeepsInUtf16) {
  model::Finding finding = finding_at("a.sql", 1, "x");
  for (int line = 0; line < 200; ++line) finding.help += std::string(40, 'h') + "🚀\n";
  const std::string data = decoded(finding).data;
  std::size_t units = 0;
  for (const char c : data) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
  }
  EXPECT_GT(units, 4090u);
  EXPECT_LE(units, 4096u);
  EXPECT_TRUE(data.ends_with("…"));
}

}  // namespace
}  // namespace lockstep::report
