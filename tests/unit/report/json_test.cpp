#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "sample.h"

namespace lockstep::report {
namespace {

std::string json(const Report& report) {
  return render(Format::kJson, report);
}

TEST(Json, HasThePublishedShape) {
  model::Finding finding = finding_at("db/0010_b.sql", 1, "two migrations are 0010");
  finding.rule = "duplicate-number";
  finding.location.end_column = 9;
  finding.help = "lockstep renumber";
  EXPECT_EQ(
      json({.findings = {finding}, .checked = 12}),
      R"({"version":1,"summary":{"errors":1,"warnings":0,"checked":12},"findings":[{"rule":"duplicate-number",)"
      R"("severity":"error","project":"db","path":"db/0010_b.sql","line":1,"column":1,"end_line":1,"end_column":9,)"
      R"("message":"two migrations are 0010","help":"lockstep renumber"}]})"
      "\n");
}

TEST(Json, NothingWrongIsStillADocument) {
  EXPECT_EQ(json({.checked = 3}),
            "{\"version\":1,\"summary\":{\"errors\":0,\"warnings\":0,\"checked\":3},\"findings\":[]}\n");
}

TEST(Json, APathThatIsNoUtf8HasItsBytesBeside) {
  const auto document = nlohmann::json::parse(json({.findings = {finding_at("a\xff.sql", 1)}}));
  EXPECT_EQ(document["findings"][0]["path"], "a\uFFFD.sql");
  EXPECT_EQ(document["findings"][0]["path_bytes_hex"], "61ff2e73716c");
  const auto plain = nlohmann::json::parse(json({.findings = {finding_at("é.sql", 1)}}));
  EXPECT_FALSE(plain["findings"][0].contains("path_bytes_hex"));
}

TEST(Json, HostileTextComesBackExactlyAndIsHarmlessAsWritten) {
  const std::string message = "\x1b[2J \u202e \u009b \x7f \r\n::error::x ##[add-mask] ##vso[ ### \"\\";
  const std::string text = json({.findings = {finding_at("a", 1, message)}});
  EXPECT_EQ(nlohmann::json::parse(text)["findings"][0]["message"], message);
  for (const char c : text.substr(0, text.size() - 1)) EXPECT_TRUE(c >= 0x20 && c < 0x7f) << static_cast<int>(c);
  EXPECT_FALSE(base::contains(text, "##"));
}

TEST(Json, NotesStandAtTheEndWhenThereAreAny) {
  const auto document = nlohmann::json::parse(json({.notes = {"not compared: a.ts"}}));
  EXPECT_EQ(document["notes"][0], "not compared: a.ts");
}

}  // namespace
}  // namespace lockstep::report
