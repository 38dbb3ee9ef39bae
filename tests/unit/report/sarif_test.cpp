#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sample.h"

namespace lockstep::report {
namespace {

using Json = nlohmann::json;

constexpr RuleText kRules[] = {
    {"number-gap", model::Severity::kWarning, "a number is left out", "# number-gap\n\nSome `code`.\n"},
    {"schema-without-migration", model::Severity::kError, "no migration follows", "# page\n"},
};

Json run_of(const Report& report) {
  return Json::parse(render(Format::kSarif, report, {.rules = kRules, .version = "1.2.3"}))["runs"][0];
}

Json region_of(const model::Finding& finding) {
  return run_of({.findings = {finding}})["results"][0]["locations"][0]["physicalLocation"]["region"];
}

std::string uri_of(std::string path) {
  const Json run = run_of({.findings = {finding_at(std::move(path), 1)}});
  return run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
}

std::string text_of(std::string message) {
  return run_of({.findings = {finding_at("a", 1, std::move(message))}})["results"][0]["message"]["text"];
}

TEST(Sarif, DescribesTheRulesThatWereBroken) {
  const Json run = run_of({.findings = {a_gap()}});
  const Json& driver = run["tool"]["driver"];
  EXPECT_EQ(driver["version"], "1.2.3");
  ASSERT_EQ(driver["rules"].size(), 1u);
  EXPECT_EQ(driver["rules"][0]["id"], "number-gap");
  EXPECT_EQ(driver["rules"][0]["shortDescription"]["text"], "a number is left out");
  EXPECT_EQ(driver["rules"][0]["help"]["markdown"], kRules[0].page);
  EXPECT_EQ(driver["rules"][0]["help"]["text"], "number-gap\n\nSome `code`.\n");
  EXPECT_EQ(driver["rules"][0]["defaultConfiguration"]["level"], "warning");
  EXPECT_EQ(run["results"][0]["ruleId"], "number-gap");
  EXPECT_EQ(run["results"][0]["level"], "warning");
}

TEST(Sarif, NothingWrongIsARunWithoutResults) {
  EXPECT_EQ(run_of({})["results"], Json::array());
  EXPECT_EQ(run_of({})["columnKind"], "utf16CodeUnits");
}

TEST(Sarif, ColumnsAreUtf16CodeUnits) {
  model::Finding finding = new_column();
  finding.excerpt = "é🚀\xff x";  // 2 + 4 + 1 bytes, 1 + 2 + 1 units before the blank
  finding.location.column = 9;
  finding.location.end_column = 10;
  EXPECT_EQ(region_of(finding), (Json{{"startLine", 18}, {"startColumn", 6}, {"endColumn", 7}}));
}

TEST(Sarif, AColumnThatCannotBeCountedIsLeftOut) {
  model::Finding finding = new_column();
  finding.location.end_line = 20;
  EXPECT_EQ(region_of(finding), (Json{{"startLine", 18}, {"startColumn", 3}, {"endLine", 20}}));
  finding.excerpt = "";
  EXPECT_EQ(region_of(finding), (Json{{"startLine", 18}, {"endLine", 20}}));
  EXPECT_EQ(region_of(a_gap()), (Json{{"startLine", 1}}));
}

TEST(Sarif, ColumnsOutsideOfTheLineAreAtItsEnd) {
  model::Finding finding = new_column();
  finding.excerpt = "ab";
  finding.location.column = 100;
  finding.location.end_column = 4000000000;
  EXPECT_EQ(region_of(finding), (Json{{"startLine", 18}, {"startColumn", 3}, {"endColumn", 3}}));
}

TEST(Sarif, PathsArePercentEncodedByTheirBytes) {
  EXPECT_EQ(uri_of("db/a b:c%é\xff.sql"), "db/a%20b%3Ac%25%C3%A9%FF.sql");
}

TEST(Sarif, TextOfAMessageIsNoLink) {
  EXPECT_EQ(text_of("tags text[] is new"), "tags text[] is new");
  EXPECT_EQ(text_of("[click](https://x) \\"), "\\[click](https://x) \\\\");
}

TEST(Sarif, NotesAreNotificationsOfTheRun) {
  const Json run = run_of({.notes = {"not compared: a.ts"}});
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"], "not compared: a.ts");
}

}  // namespace
}  // namespace lockstep::report
