#include "sql/tokens.h"

#include <gtest/gtest.h>
#include <vector>

namespace lockstep::sql {
namespace {

std::vector<std::string> token_texts(std::string_view sql) {
  std::vector<std::string> found;
  for_each_token(sql, [&](const Token& token) { found.emplace_back(token.text); });
  return found;
}

using Texts = std::vector<std::string>;

TEST(Tokens, CommentsAndWhiteSpaceAreLeftOut) {
  EXPECT_EQ(token_texts("SELECT /* a /* nested */ b */ 1 -- end\n;"), (Texts{"SELECT", "1", ";"}));
}

TEST(Tokens, CommentMarksInsideQuotesAreText) {
  EXPECT_EQ(token_texts("SELECT '--', \"/*\""), (Texts{"SELECT", "'--'", ",", "\"/*\""}));
}

TEST(Tokens, DoubledQuotesDoNotEndAString) {
  EXPECT_EQ(token_texts("'it''s' x"), (Texts{"'it''s'", "x"}));
}

TEST(Tokens, BackslashEscapesOnlyInEStrings) {
  EXPECT_EQ(token_texts("E'a\\'b' 'c\\' d"), (Texts{"E'a\\'b'", "'c\\'", "d"}));
}

TEST(Tokens, DollarQuotesEndAtTheirOwnTag) {
  EXPECT_EQ(token_texts("$f$ ; $g$ -- $f$ x"), (Texts{"$f$ ; $g$ -- $f$", "x"}));
}

TEST(Tokens, ParametersAreNoDollarQuotes) {
  EXPECT_EQ(token_texts("$1$ "), (Texts{"$", "1$"}));
}

TEST(Tokens, NumbersAreWhole) {
  EXPECT_EQ(token_texts("1.5e-3+.5 1..5 1-2"), (Texts{"1.5e-3", "+", ".5", "1", ".", ".5", "1", "-", "2"}));
}

TEST(Tokens, AReaderGoesOnAnywhere) {
  TokenReader reader("a 'b' c");
  EXPECT_EQ(reader.next()->text, "a");
  EXPECT_EQ(reader.begin_of(*reader.next()), 2U);
  EXPECT_EQ(reader.offset(), 5U);
  reader.seek(0);
  EXPECT_EQ(reader.next()->text, "a");
}

TEST(Tokens, UnterminatedTextEndsWithTheFile) {
  EXPECT_EQ(token_texts("a 'b"), (Texts{"a", "'b"}));
  EXPECT_EQ(token_texts("a /* b"), (Texts{"a"}));
  EXPECT_EQ(token_texts("a $x$ b"), (Texts{"a", "$x$ b"}));
  EXPECT_EQ(token_texts("E'\\"), (Texts{"E'\\"}));
}

TEST(HasStatement, SeesNothingInCommentsAndSemicolons) {
  EXPECT_FALSE(has_statement(""));
  EXPECT_FALSE(has_statement("-- later\n;;"));
  EXPECT_FALSE(has_statement("\xEF\xBB\xBF"));
  EXPECT_TRUE(has_statement("-- later\nSELECT 1"));
}

TEST(SameTokens, IgnoresLayoutButNotStrings) {
  EXPECT_TRUE(same_tokens("SELECT  1;", "-- one\nSELECT 1;"));
  EXPECT_FALSE(same_tokens("SELECT 'a b'", "SELECT 'a  b'"));
  EXPECT_FALSE(same_tokens("SELECT 1", "SELECT 2"));
}

TEST(Mentions, FindsIdentifiersInEitherQuoting) {
  EXPECT_TRUE(mentions("ALTER TABLE \"chat_sessions\" ADD x int", "chat_sessions"));
  EXPECT_TRUE(mentions("alter table CHAT_SESSIONS add x int", "chat_sessions"));
  EXPECT_TRUE(mentions("DO $$ BEGIN ALTER TABLE chat_sessions ADD x int; END $$", "chat_sessions"));
}

TEST(Mentions, IsNotFooledByLongerNamesAndComments) {
  EXPECT_FALSE(mentions("ALTER TABLE chat_sessions_old ADD x int", "chat_sessions"));
  EXPECT_FALSE(mentions("-- chat_sessions\nSELECT 1", "chat_sessions"));
  EXPECT_FALSE(mentions("SELECT 'old_chat_sessions'", "chat_sessions"));
}

}  // namespace
}  // namespace lockstep::sql
