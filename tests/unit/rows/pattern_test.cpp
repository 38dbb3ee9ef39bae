#include "rows/pattern.h"

#include <gtest/gtest.h>
#include <regex>
#include <set>

namespace lockstep::rows {
namespace {

TEST(Pattern, TextsMatchTheExpression) {
  for (const char* pattern : {"^[0-9a-f]{64}$", "^@[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$", "^(a|b(c|d))+$",
                              "^[^@]+@[^@]+[.][a-z]{2,}$", "^\\d{3}-\\w+$", "^#[0-9A-Fa-f]{6}$", "^a?b*c+.$"}) {
    const std::regex regex(pattern);
    for (std::uint64_t n = 0; n < 50; ++n) {
      const auto text = text_matching(pattern, n);
      ASSERT_TRUE(text) << pattern;
      EXPECT_TRUE(std::regex_match(*text, regex)) << pattern << " made " << *text;
    }
  }
}

TEST(Pattern, DifferentNumbersGiveDifferentTexts) {
  std::set<std::string> texts;
  for (std::uint64_t n = 0; n < 200; ++n) texts.insert(*text_matching("^[0-9a-f]{64}$", n));
  EXPECT_EQ(texts.size(), 200U);
}

TEST(Pattern, WhatIsNotUnderstoodIsNothing) {
  for (const char* pattern : {"(?=a)b", "(a", "[a", "a{3", "\\1", "[[:alpha:]]", "a{2,1}", "a{9999}"}) {
    EXPECT_FALSE(text_matching(pattern, 0)) << pattern;
  }
  EXPECT_FALSE(text_matching(std::string(1000, '('), 0));
}

TEST(Pattern, RepeatsOfRepeatsStayBounded) {
  EXPECT_LT(text_matching("((((a{1000}){1000}){1000}){1000})", 0)->size(), 10'000U);
}

TEST(Pattern, LikeFillsItsWildcards) {
  EXPECT_EQ(text_like("https://%/a\\_b", 7), "https://7/a_b");
}

}  // namespace
}  // namespace lockstep::rows
