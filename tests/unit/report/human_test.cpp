#include <gtest/gtest.h>

#include "base/text.h"
#include "sample.h"

namespace lockstep::report {
namespace {

std::string human(const Report& report, const RenderOptions& options = {}) {
  return render(Format::kHuman, report, options);
}

/// The excerpt line and the carets below it.
std::string underlined(model::Finding finding) {
  finding.help = finding.excerpt_before = "";
  const std::string text = human({.findings = {std::move(finding)}});
  const std::size_t start = text.find('\n') + 1;
  return text.substr(start, text.find("\n\n") - start);
}

model::Finding at_column(std::string line, std::uint32_t column, std::uint32_t end_column) {
  model::Finding finding = finding_at("a.sql", 7);
  finding.location.column = column;
  finding.location.end_column = end_column;
  finding.excerpt = std::move(line);
  return finding;
}

TEST(Human, AFindingSaysWhereWhatAndWhatToType) {
  EXPECT_EQ(human({.findings = {new_column()}}),
            "db/chat.ts:18:3: error: column chat_sessions.last_activity_at is new, and no migration adds it "
            "[schema-without-migration]\n"
            "   17 |   state: sessionState(\"state\"),\n"
            "   18 |   lastActivityAt: timestamp(\"last_activity_at\"),\n"
            "      |   ^^^^^^^^^^^^^^\n"
            "help: pnpm exec drizzle-kit generate\n"
            "      or say why none is needed\n"
            "\n"
            "lockstep: 1 error\n");
}

TEST(Human, WhatIsCopiedStandsAsItIs) {
  model::Finding finding = finding_at("a.sql", 1, "x");
  finding.is_help_copied = true;
  finding.help = "to undo it:\nCREATE FUNCTION f() AS $$\n\tbody\n  \x1b[2J$$;\n-- " + std::string(5000, 'a');
  EXPECT_EQ(human({.findings = {finding}}),
            "a.sql:1:1: error: x [some-rule]\n"
            "help: to undo it:\nCREATE FUNCTION f() AS $$\n\tbody\n  \\x1b[2J$$;\n-- " +
                std::string(5000, 'a') + "\n\nlockstep: 1 error\n");
}

TEST(Human, FindingsStandByPathAndLineWithABlankLineBetween) {
  EXPECT_EQ(
      human({.findings = {finding_at("b.sql", 1, "x"), finding_at("a.sql", 10, "y"), finding_at("a.sql", 9, "z")}}),
      "a.sql:9:1: error: z [some-rule]\n\n"
      "a.sql:10:1: error: y [some-rule]\n\n"
      "b.sql:1:1: error: x [some-rule]\n\n"
      "lockstep: 3 errors\n");
}

TEST(Human, AHookSaysWhatItStopped) {
  const Report report{.findings = {new_column(), a_gap()}};
  const std::string text = human(report, {.gated_action = "commit"});
  EXPECT_TRUE(text.ends_with("\nlockstep: 1 error, 1 warning, commit stopped (CI checks the same)\n")) << text;
}

TEST(Human, AHookThatStopsNothingSaysSo) {
  const std::string text = human({.findings = {a_gap()}}, {.gated_action = "push"});
  EXPECT_TRUE(text.ends_with("\nlockstep: 1 warning, push not stopped\n")) << text;
}

TEST(Human, NothingIsSaidWhenNothingIsWrong) {
  const Report report{.checked = 12, .notes = {"not compared: a.ts"}};
  EXPECT_EQ(human(report), "");
  EXPECT_EQ(human(report, {.gated_action = "commit"}), "");
}

TEST(Human, VerboseSaysWhatWasCheckedAndLeftOut) {
  EXPECT_EQ(human({.checked = 12, .notes = {"not compared: a.ts"}}, {.verbosity = Verbosity::kVerbose}),
            "lockstep: note: not compared: a.ts\nlockstep: nothing wrong, 12 checked\n");
}

TEST(Human, ColoursPathSeverityGutterAndHelp) {
  model::Finding finding = at_column("x", 1, 2);
  finding.help = "do";
  EXPECT_EQ(human({.findings = {finding}}, {.color = Color::kOn}),
            "\x1b[1ma.sql:7:1:\x1b[0m \x1b[1;31merror:\x1b[0m something is wrong\x1b[2m [some-rule]\x1b[0m\n"
            "\x1b[2m    7 |\x1b[0m x\n"
            "\x1b[2m      |\x1b[0m \x1b[1;31m^\x1b[0m\n"
            "\x1b[36mhelp:\x1b[0m do\n\n"
            "lockstep: 1 error\n");
}

TEST(Human, CaretsStandBelowThePlaceAfterTabs) {
  EXPECT_EQ(underlined(at_column("\tcol\tx", 6, 7)), "    7 |     col    x\n      |            ^");
}

TEST(Human, CaretsStandBelowThePlaceAfterAndUnderWideCharacters) {
  EXPECT_EQ(underlined(at_column("é日x", 6, 7)), "    7 | é日x\n      |    ^");
  EXPECT_EQ(underlined(at_column("日本x", 1, 7)), "    7 | 日本x\n      | ^^^^");
}

TEST(Human, CaretsStandBelowThePlaceAfterEscapes) {
  EXPECT_EQ(underlined(at_column("\x1b[x", 3, 4)), "    7 | \\x1b[x\n      |      ^");
  EXPECT_EQ(underlined(at_column("##[x", 3, 5)), "    7 | ##\\[x\n      |   ^^^");
}

TEST(Human, APlaceInsideACharacterUnderlinesAllOfIt) {
  EXPECT_EQ(underlined(at_column("a日b", 3, 4)), "    7 | a日b\n      |  ^^");
}

TEST(Human, APlaceOverSeveralLinesIsUnderlinedToTheEndOfTheFirst) {
  model::Finding finding = at_column("create (", 8, 2);
  finding.location.end_line = 9;
  EXPECT_EQ(underlined(finding), "    7 | create (\n      |        ^");
}

TEST(Human, APlacePastTheEndOfTheLineStillGetsACaret) {
  EXPECT_EQ(underlined(at_column("ab", 99, 200)), "    7 | ab\n      |   ^");
}

TEST(Human, ALongLineIsCutToAWindowAroundThePlace) {
  const std::string text = underlined(at_column(std::string(5000, 'a') + "X" + std::string(5000, 'b'), 5001, 5002));
  const auto lines = base::split(text, '\n');
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_LT(lines[0].size(), 300u);
  EXPECT_TRUE(base::contains(lines[0], "bytes)"));
  // "…" takes three bytes and one column.
  EXPECT_EQ(lines[0].find('X'), lines[1].find('^') + 2);
}

TEST(Human, ALongNumberWidensTheGutter) {
  model::Finding finding = at_column("x", 1, 2);
  finding.location.line = finding.location.end_line = 1234567;
  EXPECT_EQ(underlined(finding), "1234567 | x\n        | ^");
}

TEST(Human, ManyOfOneKindInOneFileAreCounted) {
  Report report;
  for (std::uint32_t line = 1; line <= 50; ++line) report.findings.push_back(finding_at("a.sql", line));
  report.findings.push_back(finding_at("b.sql", 1));
  const std::string text = human(report);
  EXPECT_TRUE(base::contains(text,
                             "a.sql:20:1: error: something is wrong [some-rule]\n\n"
                             "a.sql: 30 more of the same [some-rule]\n"
                             "help: lockstep check --verbose  shows all\n\n"
                             "b.sql:1:1: error"))
      << text;
  EXPECT_TRUE(text.ends_with("lockstep: 51 errors\n"));
  EXPECT_TRUE(base::contains(human(report, {.verbosity = Verbosity::kVerbose}), "a.sql:50:1:"));
}

}  // namespace
}  // namespace lockstep::report
