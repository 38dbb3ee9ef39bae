#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "sample.h"

namespace lockstep::report {
namespace {

using Json = nlohmann::json;

Json json_of(Format format, const Report& report) {
  return Json::parse(render(format, report));
}

TEST(Gitlab, IsAListOfIssues) {
  const Json issues = json_of(Format::kGitlab, {.findings = {new_column(), a_gap()}});
  ASSERT_EQ(issues.size(), 2u);
  EXPECT_EQ(issues[0]["severity"], "minor");
  const std::string fingerprint = issues[1]["fingerprint"];
  EXPECT_EQ(issues[1], (Json{{"description", "column chat_sessions.last_activity_at is new, and no migration adds it"},
                             {"check_name", "schema-without-migration"},
                             {"fingerprint", fingerprint},
                             {"severity", "major"},
                             {"location", {{"path", "db/chat.ts"}, {"lines", {{"begin", 18}}}}}}));
  EXPECT_EQ(json_of(Format::kGitlab, {}), Json::array());
}

TEST(Fingerprints, StayWhenTheLineMovesAndDifferOtherwise) {
  const auto fingerprint_of = [](const model::Finding& finding) -> std::string {
    return json_of(Format::kGitlab, {.findings = {finding}})[0]["fingerprint"];
  };
  const std::string before = fingerprint_of(new_column());
  model::Finding moved = new_column();
  moved.location.line = moved.location.end_line = 40;
  moved.excerpt = "\t" + moved.excerpt + "\r";
  moved.excerpt_before = "";
  EXPECT_EQ(fingerprint_of(moved), before);
  model::Finding other = new_column();
  other.excerpt = "  title: text(\"title\"),";
  EXPECT_NE(fingerprint_of(other), before);
  other = new_column();
  other.rule = "other-rule";
  EXPECT_NE(fingerprint_of(other), before);
  other = new_column();
  other.location.path = "db/other.ts";
  EXPECT_NE(fingerprint_of(other), before);
}

TEST(Fingerprints, OfEqualLinesAreCounted) {
  model::Finding second = new_column();
  second.location.line = second.location.end_line = 30;
  const Json issues = json_of(Format::kGitlab, {.findings = {new_column(), second}});
  const std::string first = issues[0]["fingerprint"];
  EXPECT_TRUE(first.ends_with(":1"));
  EXPECT_EQ(issues[1]["fingerprint"], first.substr(0, first.size() - 1) + "2");
}

TEST(Rdjson, CountsBytesAndEndsBehindThePlace) {
  const Json json = json_of(Format::kRdjson, {.findings = {new_column()}});
  EXPECT_EQ(json["source"]["name"], "lockstep");
  const Json& diagnostic = json["diagnostics"][0];
  EXPECT_EQ(diagnostic["severity"], "ERROR");
  EXPECT_EQ(diagnostic["code"]["value"], "schema-without-migration");
  EXPECT_EQ(diagnostic["location"],
            (Json{{"path", "db/chat.ts"},
                  {"range", {{"start", {{"line", 18}, {"column", 3}}}, {"end", {{"line", 18}, {"column", 17}}}}}}));
  EXPECT_TRUE(std::string(diagnostic["message"])
                  .ends_with("\nhelp: pnpm exec drizzle-kit generate\n"
                             "      or say why none is needed"));
}

TEST(Rdjson, OfAFileAsAWholeHasItsFirstLine) {
  EXPECT_EQ(json_of(Format::kRdjson, {.findings = {a_gap()}})["diagnostics"][0]["location"]["range"],
            (Json{{"start", {{"line", 1}}}}));
}

TEST(Checkstyle, GroupsByFile) {
  model::Finding another = new_column();
  another.location.line = another.location.end_line = 20;
  another.message = "a < b && \"c\"";
  EXPECT_EQ(render(Format::kCheckstyle, {.findings = {another, new_column(), a_gap()}}, {.version = "1.2.3"}),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<checkstyle version=\"1.2.3\">\n"
            "  <file name=\"db/0009_x.sql\">\n"
            "    <error line=\"1\" severity=\"warning\" message=\"number 0008 is missing\" "
            "source=\"lockstep.number-gap\"/>\n"
            "  </file>\n"
            "  <file name=\"db/chat.ts\">\n"
            "    <error line=\"18\" column=\"3\" severity=\"error\" message=\"column chat_sessions.last_activity_at is "
            "new, and no migration adds it\" source=\"lockstep.schema-without-migration\"/>\n"
            "    <error line=\"20\" column=\"3\" severity=\"error\" message=\"a &lt; b &amp;&amp; &quot;c&quot;\" "
            "source=\"lockstep.schema-without-migration\"/>\n"
            "  </file>\n"
            "</checkstyle>\n");
}

TEST(Junit, AFindingThatFailsTheCheckIsAFailureAndAnotherIsOutput) {
  EXPECT_EQ(render(Format::kJunit, {.findings = {finding_at("a.sql", 3, "a & b"), a_gap()}}),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites name=\"lockstep\" tests=\"2\" failures=\"1\" errors=\"0\">\n"
            "  <testsuite name=\"a.sql\" tests=\"1\" failures=\"1\" errors=\"0\">\n"
            "    <testcase name=\"some-rule: a &amp; b\" classname=\"a.sql\" file=\"a.sql\" line=\"3\">\n"
            "      <failure message=\"a &amp; b\" type=\"some-rule\">a.sql:3:1: error: a &amp; b</failure>\n"
            "    </testcase>\n"
            "  </testsuite>\n"
            "  <testsuite name=\"db/0009_x.sql\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
            "    <testcase name=\"number-gap: number 0008 is missing\" classname=\"db/0009_x.sql\" "
            "file=\"db/0009_x.sql\" line=\"1\">\n"
            "      <system-out>db/0009_x.sql:1:1: warning: number 0008 is missing</system-out>\n"
            "    </testcase>\n"
            "  </testsuite>\n"
            "</testsuites>\n");
}

TEST(Junit, NothingWrongIsOneTestThatPasses) {
  EXPECT_TRUE(base::contains(render(Format::kJunit, {}), "<testcase name=\"check\" classname=\"lockstep\"/>"));
}

TEST(Xml, HoldsNothingThatXmlCannotHold) {
  const std::string text = render(Format::kCheckstyle, {.findings = {finding_at("\x01\xff\uFFFF\"><x>&", 1)}});
  EXPECT_TRUE(base::contains(text, "<file name=\"\\x01\\xff\uFFFD&quot;&gt;&lt;x&gt;&amp;\">")) << text;
}

}  // namespace
}  // namespace lockstep::report
