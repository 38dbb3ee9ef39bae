#include "lint/suppressions.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "sql/parse.h"

namespace lockstep::lint {
namespace {

std::vector<StatementPlace> places_of(std::string_view text) {
  std::vector<StatementPlace> places;
  for (const sql::Statement& statement : sql::parse_file(text, sql::Splitting::kWholeFile).statements) {
    StatementPlace& place = places.emplace_back();
    place.span = statement.span;
    for (const sql::Statement& inner : statement.children) place.inner.push_back(inner.span);
  }
  return places;
}

std::vector<Suppression> read(std::string_view text) {
  return read_suppressions(text, places_of(text));
}

/// What the file's only suppression is about.
std::string about(std::string_view text) {
  const std::vector<Suppression> found = read(text);
  if (found.size() != 1) return std::to_string(found.size()) + " suppressions";
  const sql::Span span = found[0].statement;
  return std::string(text.substr(span.begin, span.end - span.begin));
}

std::vector<std::string> names(const Suppression& suppression) {
  std::vector<std::string> texts;
  for (const Suppression::Name& name : suppression.rules) texts.push_back(name.text);
  return texts;
}

using Names = std::vector<std::string>;

TEST(SuppressionBinding, ALineAboveIsAboutTheNextStatement) {
  EXPECT_EQ(about("DROP TABLE a;\n-- lockstep-ignore x: y\nDROP TABLE b;\nDROP TABLE c;"), "DROP TABLE b");
}

TEST(SuppressionBinding, BlankLinesAndOtherCommentsDoNotMatter) {
  EXPECT_EQ(about("-- lockstep-ignore x: y\n\n\n-- the old one\n/* gone */\nDROP TABLE b;"), "DROP TABLE b");
}

TEST(SuppressionBinding, ALineWithinAStatementIsAboutTheWhole) {
  EXPECT_EQ(about("DROP TABLE a;\nALTER TABLE b\n  -- lockstep-ignore x: y\n  DROP COLUMN c,\n  DROP COLUMN d;"),
            "ALTER TABLE b\n  -- lockstep-ignore x: y\n  DROP COLUMN c,\n  DROP COLUMN d");
}

TEST(SuppressionBinding, BehindAStatementOnItsLastLineIsAboutThatOne) {
  EXPECT_EQ(about("DROP TABLE\n  a; -- lockstep-ignore x: y\nDROP TABLE b;"), "DROP TABLE\n  a");
  EXPECT_EQ(about("DROP TABLE a /* lockstep-ignore x: y */; DROP TABLE b;"), "DROP TABLE a");
  EXPECT_EQ(about("DROP TABLE a; /* old */ -- lockstep-ignore x: y\nDROP TABLE b;"), "DROP TABLE a");
}

TEST(SuppressionBinding, BehindTheSecondOfALineItIsAboutTheSecond) {
  EXPECT_EQ(about("DROP TABLE a; DROP TABLE b; -- lockstep-ignore x: y\nDROP TABLE c;"), "DROP TABLE b");
  EXPECT_EQ(about("DROP TABLE a; DROP /* lockstep-ignore x: y */ TABLE b;"), "DROP /* lockstep-ignore x: y */ TABLE b");
}

TEST(SuppressionBinding, TheLineAfterATrailingOneIsAboutTheNext) {
  const std::string_view text = "DROP TABLE a; -- lockstep-ignore x: y\n-- lockstep-ignore z: y\nDROP TABLE b;";
  const std::vector<Suppression> found = read(text);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].statement.begin, text.find("DROP TABLE a"));
  EXPECT_EQ(found[1].statement.begin, text.find("DROP TABLE b"));
}

TEST(SuppressionBinding, StackedLinesAreAllAboutTheNextStatement) {
  const std::string_view text = "-- lockstep-ignore x: 1\n-- lockstep-ignore y: 2\n\n-- squawk-ignore z\nDROP TABLE a;";
  const std::vector<Suppression> found = read(text);
  ASSERT_EQ(found.size(), 3U);
  for (const Suppression& one : found) EXPECT_EQ(one.statement.begin, text.find("DROP"));
}

TEST(SuppressionBinding, AtTheEndOfTheFileThereIsNoStatement) {
  EXPECT_EQ(about("DROP TABLE a;\n-- lockstep-ignore x: y\n"), "");
  EXPECT_EQ(about("-- lockstep-ignore x: y"), "");
}

TEST(SuppressionBinding, BreakpointMarksAreComments) {
  EXPECT_EQ(
      about("DROP TABLE a;--> statement-breakpoint\n-- lockstep-ignore x: y\n--> statement-breakpoint\nDROP TABLE b;"),
      "DROP TABLE b");
}

TEST(SuppressionBinding, InTheBodyOfADoItIsAboutTheStatementThere) {
  const std::string_view text =
      "-- lockstep-ignore all_of_it: y\n"
      "DO $body$ BEGIN\n"
      "  DROP TABLE a;\n"
      "  -- lockstep-ignore x: y\n"
      "  DROP TABLE b;\n"
      "  DROP TABLE c;  -- lockstep-ignore z: y\n"
      "END $body$;\n"
      "DROP TABLE d;";
  const std::vector<Suppression> found = read(text);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(names(found[0]), Names{"all_of_it"});
  EXPECT_EQ(found[0].statement.begin, text.find("DO $body$"));
  EXPECT_FALSE(found[0].is_in_body);
  EXPECT_EQ(found[1].statement.begin, text.find("DROP TABLE b"));
  EXPECT_TRUE(found[1].is_in_body);
  EXPECT_EQ(found[2].statement.begin, text.find("DROP TABLE c"));
}

TEST(SuppressionBinding, WithinQuotesItIsText) {
  EXPECT_EQ(read("SELECT '-- lockstep-ignore x: y', $$ -- lockstep-ignore x: y\n$$;").size(), 0U);
  EXPECT_EQ(read("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS '-- lockstep-ignore x: y\nSELECT 1';").size(), 0U);
}

TEST(SuppressionSpelling, NamesAreSeparatedByCommasOrBlanks) {
  const auto found =
      read("-- lockstep-ignore ban-drop-table, ban-drop-column drop-cascade: it is empty\nDROP TABLE a;");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(names(found[0]), (Names{"ban-drop-table", "ban-drop-column", "drop-cascade"}));
  EXPECT_EQ(found[0].reason, "it is empty");
  EXPECT_TRUE(found[0].is_ours);
}

TEST(SuppressionSpelling, NamesHaveTheirPlaces) {
  const std::string_view text = "/* lockstep-ignore one,\n   two: y */ DROP TABLE a;";
  const auto found = read(text);
  ASSERT_EQ(found.size(), 1U);
  for (const Suppression::Name& name : found[0].rules) {
    EXPECT_EQ(text.substr(name.span.begin, name.span.end - name.span.begin), name.text);
  }
  EXPECT_EQ(names(found[0]), (Names{"one", "two"}));
}

TEST(SuppressionSpelling, WithoutNamesItIsAboutEveryRule) {
  const auto found = read("-- lockstep-ignore: made by hand and tried\nDROP TABLE a;");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].rules.empty());
  EXPECT_EQ(found[0].reason, "made by hand and tried");
}

TEST(SuppressionSpelling, AReasonMayHaveDashesAndColons) {
  EXPECT_EQ(read("-- lockstep-ignore x: see #12 -- or ask: me\nDROP TABLE a;")[0].reason, "see #12 -- or ask: me");
}

TEST(SuppressionSpelling, SquawksComments) {
  const auto found = read(
      "-- squawk-ignore-file ban-drop-table -- old\n"
      "/* squawk-ignore ban-drop-column,prefer-text-field */\nDROP TABLE a;");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(found[0].is_of_file);
  EXPECT_EQ(names(found[0]), Names{"ban-drop-table"});
  EXPECT_EQ(found[0].reason, "old");
  EXPECT_EQ(names(found[1]), (Names{"ban-drop-column", "prefer-text-field"}));
  EXPECT_FALSE(found[1].is_ours);
}

TEST(SuppressionSpelling, EugenesComments) {
  const auto found = read("-- eugene: ignore E3, E4\nDROP TABLE a;\n-- eugene: ignore\nDROP TABLE b;");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(names(found[0]), (Names{"E3", "E4"}));
  EXPECT_TRUE(found[1].rules.empty());
}

TEST(SuppressionSpelling, OtherWordsAreNone) {
  EXPECT_EQ(read("-- lockstep-ignores x\n-- please lockstep-ignore x\n-- ignore x\nDROP TABLE a;").size(), 0U);
}

TEST(SuppressionSpelling, OneOfTheFileComesFirstWhereverItStands) {
  const auto found = read("-- lockstep-ignore x: y\nDROP TABLE a;\n-- lockstep-ignore-file: made once");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(found[0].is_of_file);
}

/// Whether a finding at `place` of that rule is silenced.
bool silences(std::string_view text, std::string_view place, std::string_view rule) {
  std::vector<Suppression> found = read(text);
  const auto begin = static_cast<std::uint32_t>(text.find(place));
  return is_suppressed(found, {begin, begin + 1}, [&](std::string_view name) { return name == rule; });
}

TEST(IsSuppressed, OnlyTheNamedRuleOnlyInItsStatement) {
  const std::string_view text = "-- lockstep-ignore x: y\nALTER TABLE a\n  DROP COLUMN b;\nDROP TABLE c;";
  EXPECT_TRUE(silences(text, "DROP COLUMN", "x"));
  EXPECT_FALSE(silences(text, "DROP COLUMN", "z"));
  EXPECT_FALSE(silences(text, "DROP TABLE c", "x"));
}

TEST(IsSuppressed, ADoHoldsForAllOfItsBody) {
  const std::string_view text =
      "-- lockstep-ignore x: y\nDO $$ BEGIN\n  -- lockstep-ignore z: y\n  DROP TABLE a;\n  DROP TABLE b;\nEND $$;";
  EXPECT_TRUE(silences(text, "DROP TABLE a", "x"));
  EXPECT_TRUE(silences(text, "DROP TABLE b", "x"));
  EXPECT_TRUE(silences(text, "DROP TABLE a", "z"));
  EXPECT_FALSE(silences(text, "DROP TABLE b", "z"));
}

TEST(IsSuppressed, AFileHoldsEverywhere) {
  const std::string_view text = "DROP TABLE a;\nDROP TABLE b;\n-- lockstep-ignore-file x: y";
  EXPECT_TRUE(silences(text, "DROP TABLE a", "x"));
  EXPECT_TRUE(silences(text, "DROP TABLE b", "x"));
}

TEST(IsSuppressed, MarksTheNamesThatItUsed) {
  const std::string_view text = "-- lockstep-ignore x, z: y\nDROP TABLE a;";
  std::vector<Suppression> found = read(text);
  const auto begin = static_cast<std::uint32_t>(text.find("DROP"));
  EXPECT_TRUE(is_suppressed(found, {begin, begin}, [](std::string_view name) { return name == "x"; }));
  EXPECT_TRUE(found[0].rules[0].is_used);
  EXPECT_FALSE(found[0].rules[1].is_used);
}

}  // namespace
}  // namespace lockstep::lint
