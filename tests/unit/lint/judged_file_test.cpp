#include "lint/judged_file.h"

#include <gtest/gtest.h>

#include "base/text.h"

// What becomes of a rule's findings: weight, suppression, order. The rules here are made up.
namespace lockstep::lint {
namespace {

void find_drops(const sql::Drop& drop, const Situation& at, Hazards& found) {
  found.add(at.statement.span, "drops " + drop.objects[0].name.name, "do not").table = drop.objects[0].name;
}

void find_schemas(const sql::CreateSchema& schema, const Situation& at, Hazards& found) {
  found.add(at.statement.span, "makes " + schema.name.text, "without " + schema.name.text);
}

void find_end(const FileEnd& end, Hazards& found) {
  const auto last = end.database.find_schema("last");
  if (last.is_present()) found.add({0, 0}, "last is there", end.is_last ? "last file" : "an earlier file");
}

constexpr Rule kDrops = {.id = "drops",
                         .hazard = Hazard::kBlocks,
                         .summary = "",
                         .handlers = {on<&find_drops>()},
                         .aliases = {"no-drops", "E99"}};
constexpr Rule kSchemas = {.id = "schemas",
                           .hazard = Hazard::kMayFail,
                           .summary = "",
                           .handlers = {on<&find_schemas>()},
                           .is_once_a_file = true};
constexpr Rule kEnd = {.id = "end", .hazard = Hazard::kFails, .summary = "", .at_end = &find_end};
constexpr Rule kTaste = {.id = "taste", .hazard = Hazard::kTaste, .summary = "", .handlers = {on<&find_drops>()}};
constexpr Rule kUnused = {.id = "unused-suppression", .hazard = Hazard::kMayFail, .summary = ""};
constexpr Rule kNoReason = {.id = "suppression-without-reason", .hazard = Hazard::kMayFail, .summary = ""};
constexpr Rule kUnknown = {.id = "unknown-rule-in-suppression", .hazard = Hazard::kMayFail, .summary = ""};
constexpr const Rule* kAll[] = {&kDrops, &kSchemas, &kEnd, &kTaste, &kUnused, &kNoReason, &kUnknown};
constexpr std::string_view kOthers[] = {"duplicate-number"};

std::vector<model::Finding> findings(const std::vector<std::string>& texts, const Settings& settings = {}) {
  std::vector<Migration> migrations;
  for (const std::string& text : texts) {
    const std::string name = "000" + std::to_string(migrations.size());
    migrations.push_back({.path = name + ".sql", .name = name, .text = text, .is_new = true});
  }
  return lint(migrations, settings, {kAll, kOthers});
}

/// "1 drops", a line each.
std::string shown(const std::string& text, const Settings& settings = {}) {
  std::string lines;
  for (const model::Finding& finding : findings({text}, settings)) {
    lines += std::to_string(finding.location.line) + " " + finding.rule + "\n";
  }
  return lines;
}

TEST(JudgedFile, FindingsComeInTheOrderOfTheText) {
  EXPECT_EQ(shown("CREATE SCHEMA a;\nDROP VIEW b;\nDROP VIEW c;"), "1 schemas\n2 drops\n3 drops\n");
}

TEST(JudgedFile, ASuppressedFindingIsGoneAndTheOthersStay) {
  EXPECT_EQ(shown("-- lockstep-ignore drops: y\nDROP VIEW a;\nDROP VIEW b;"), "3 drops\n");
}

TEST(JudgedFile, ARuleIsSuppressedByItsAliases) {
  EXPECT_EQ(shown("-- squawk-ignore no-drops\nDROP VIEW a;\n-- eugene: ignore E99\nDROP VIEW b;"), "");
}

TEST(JudgedFile, AConfiguredSeverityWins) {
  Settings settings;
  settings.rules["drops"] = model::Severity::kOff;
  EXPECT_EQ(shown("DROP VIEW a;", settings), "");
  settings.rules["drops"] = model::Severity::kError;
  ASSERT_EQ(findings({"DROP VIEW a;"}, settings).size(), 1U);
  EXPECT_EQ(findings({"DROP VIEW a;"}, settings)[0].severity, model::Severity::kError);
}

TEST(JudgedFile, ARuleThatIsOffSpeaksWhenItIsConfigured) {
  Settings settings;
  settings.rules["drops"] = model::Severity::kOff;
  settings.rules["taste"] = model::Severity::kWarning;
  EXPECT_EQ(shown("DROP VIEW a;", settings), "1 taste\n");
}

TEST(JudgedFile, WhatGrowsWithTheTableIsAWarningOnASmallOne) {
  Settings settings;
  settings.preset = Preset::kZeroDowntime;
  settings.table_rows = {{"small", 500}, {"large", 2'000'000}};
  const auto found = findings({"DROP TABLE small; DROP TABLE large;"}, settings);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].severity, model::Severity::kWarning);
  EXPECT_EQ(found[1].severity, model::Severity::kError);
}

TEST(JudgedFile, AHabitIsOneFindingAFileWithTheHelpOfAll) {
  const auto found = findings({"CREATE SCHEMA a; CREATE SCHEMA b; CREATE SCHEMA c;", "CREATE SCHEMA d;"});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].message, "makes a (and 2 more in this file)");
  EXPECT_EQ(found[0].help, "without a\nwithout b\nwithout c");
  EXPECT_EQ(found[1].message, "makes d");
}

TEST(JudgedFile, AHabitCanBeSuppressedOneByOne) {
  const auto found = findings({"-- lockstep-ignore schemas: y\nCREATE SCHEMA a;\nCREATE SCHEMA b;"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "makes b");
}

TEST(JudgedFile, TheEndIsThatOfTheWholeChange) {
  const auto found = findings({"CREATE SCHEMA first;", "CREATE SCHEMA last;"});
  std::string helps;
  for (const model::Finding& finding : found) {
    if (finding.rule == "end") helps += finding.location.path + " " + finding.help + "\n";
  }
  EXPECT_EQ(helps, "0000.sql an earlier file\n0001.sql last file\n");
}

TEST(JudgedFile, AnUnusedNameIsFoundAtItsPlace) {
  const auto found = findings({"-- lockstep-ignore drops, schemas: y\nDROP VIEW a;"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule, "unused-suppression");
  EXPECT_EQ(found[0].location.column, 27U);
}

TEST(JudgedFile, ASuppressionWithoutNamesIsUnusedWhenNothingIsSilenced) {
  EXPECT_EQ(shown("-- lockstep-ignore: y\nSELECT 1;"), "1 unused-suppression\n");
  EXPECT_EQ(shown("-- lockstep-ignore: y\nDROP VIEW a;"), "");
}

TEST(JudgedFile, WhatIsOffOrOfAnotherLinterIsNotUnused) {
  EXPECT_EQ(shown("-- lockstep-ignore taste: y\nSELECT 1;\n-- squawk-ignore drops\nSELECT 2;"), "");
}

TEST(JudgedFile, AReasonIsExpectedInOurOwnWordsOnly) {
  EXPECT_EQ(shown("-- lockstep-ignore drops\nDROP VIEW a;\n-- squawk-ignore drops\nDROP VIEW b;"),
            "1 suppression-without-reason\n");
}

TEST(JudgedFile, AnUnknownNameHasASuggestion) {
  const auto found = findings({"-- lockstep-ignore drop: y\nSELECT 1;"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule, "unknown-rule-in-suppression");
  EXPECT_EQ(found[0].help, "did you mean drops?");
}

TEST(JudgedFile, RulesThatDoNotJudgeSqlAreKnown) {
  EXPECT_EQ(shown("-- lockstep-ignore duplicate-number: y\nSELECT 1;"), "");
}

TEST(JudgedFile, AnUnknownNameOfAnotherLinterIsItsOwnRule) {
  EXPECT_EQ(shown("-- squawk-ignore something-of-theirs\nSELECT 1;"), "");
}

TEST(JudgedFile, TheStatementsOfADoAreJudgedAndSuppressed) {
  EXPECT_EQ(shown("DO $$ BEGIN\n  DROP VIEW a;\n  -- lockstep-ignore drops: y\n  DROP VIEW b;\nEND $$;"), "2 drops\n");
}

TEST(JudgedFile, AStatementThatCannotBeParsedTakesSuppressionsToo) {
  EXPECT_EQ(shown("-- lockstep-ignore drops: y\nDROP VIEWS a;\nDROP VIEW b;"), "1 unused-suppression\n3 drops\n");
}

}  // namespace
}  // namespace lockstep::lint
