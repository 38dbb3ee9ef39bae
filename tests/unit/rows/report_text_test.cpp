#include "rows/report_text.h"

#include <gtest/gtest.h>

namespace lockstep::rows {
namespace {

TEST(ReportText, IsReadBackAsItWas) {
  Report report;
  report.tables.push_back({{"public", "posts"}, 20, 3, ""});
  report.tables.push_back({{"odd\nschema", "no \"rows\""}, 0, 0, "value too long\nfor type character(1)"});
  const auto read = report_of(text_of(report));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->tables.size(), 2U);
  EXPECT_EQ(read->tables[0].name, report.tables[0].name);
  EXPECT_EQ(read->tables[0].generated, 20U);
  EXPECT_EQ(read->tables[0].existing, 3U);
  EXPECT_EQ(read->tables[1].name, report.tables[1].name);
  EXPECT_EQ(read->tables[1].reason, report.tables[1].reason);
}

TEST(ReportText, OfNothingIsEmpty) {
  EXPECT_EQ(text_of({}), "");
  ASSERT_TRUE(report_of(""));
  EXPECT_TRUE(report_of("")->tables.empty());
}

TEST(ReportText, OfSomethingElseIsRefused) {
  using namespace std::string_view_literals;
  EXPECT_FALSE(report_of("posts"));
  EXPECT_FALSE(
      report_of("public\0posts\0many\0"
                "0\0\0"sv));
  EXPECT_FALSE(report_of("public\0posts\0"sv));
}

}  // namespace
}  // namespace lockstep::rows
