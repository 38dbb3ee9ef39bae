#include "base/txtar.h"

#include <gtest/gtest.h>

namespace lockstep::base {
namespace {

TEST(Txtar, FilesFollowTheirMarkerLines) {
  const Archive archive = parse_txtar("what this is\n-- a.sql --\nSELECT 1;\n\nSELECT 2;\n-- meta/b.json --\n{}\n");
  EXPECT_EQ(archive.comment, "what this is\n");
  ASSERT_EQ(archive.files.size(), 2U);
  EXPECT_EQ(archive.files[0].name, "a.sql");
  EXPECT_EQ(archive.files[0].text, "SELECT 1;\n\nSELECT 2;\n");
  EXPECT_EQ(archive.files[1].name, "meta/b.json");
  EXPECT_EQ(archive.files[1].text, "{}\n");
}

TEST(Txtar, AnSqlCommentIsNoMarker) {
  const Archive archive = parse_txtar("-- a.sql --\n-- adds a column\n--\n-- --\n--> statement-breakpoint\n");
  ASSERT_EQ(archive.files.size(), 1U);
  EXPECT_EQ(archive.files[0].text, "-- adds a column\n--\n-- --\n--> statement-breakpoint\n");
}

TEST(Txtar, AMissingLastNewlineIsAdded) {
  EXPECT_EQ(parse_txtar("-- a --\nx").files.at(0).text, "x\n");
}

TEST(Txtar, AFileMayBeEmpty) {
  const Archive archive = parse_txtar("-- a --\n-- b --");
  ASSERT_EQ(archive.files.size(), 2U);
  EXPECT_EQ(archive.files[0].text, "");
}

TEST(Txtar, CarriageReturnsBelongToTheText) {
  const Archive archive = parse_txtar("-- a --\r\nx\r\n");
  ASSERT_EQ(archive.files.size(), 1U);
  EXPECT_EQ(archive.files[0].name, "a");
  EXPECT_EQ(archive.files[0].text, "x\r\n");
}

TEST(Txtar, FilesBelowAPrefixAreNamedWithoutIt) {
  const std::vector<ArchivedFile> files =
      files_below(parse_txtar("-- base/x --\n1\n-- after/x --\n2\n-- base/y --\n3\n"), "base/");
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].name, "x");
  EXPECT_EQ(files[1].text, "3\n");
}

}  // namespace
}  // namespace lockstep::base
