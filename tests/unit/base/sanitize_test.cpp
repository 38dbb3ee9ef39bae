#include "base/sanitize.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <iterator>
#include <random>
#include <string>

#include "base/text.h"
#include "base/utf8.h"

namespace lockstep::base {
namespace {

TEST(Sanitize, OrdinaryTextStaysAsItIs) {
  const std::string text = "db/0007_größe_日本.sql: a \\ b 'c' 100% [x] # ## a::text";
  EXPECT_EQ(sanitize(text), text);
}

TEST(Sanitize, ControlCharactersBecomeVisible) {
  using namespace std::string_literals;
  EXPECT_EQ(sanitize("a\0b\r\n\x1b[2J\x7f"s), R"(a\x00b\r\n\x1b[2J\x7f)");
}

TEST(Sanitize, C1ControlsBecomeVisible) {
  EXPECT_EQ(sanitize("a\u009b31mb\u0085"), "a\\u{9b}31mb\\u{85}");
}

TEST(Sanitize, WhatHidesOrTurnsTextBecomesVisible) {
  EXPECT_EQ(sanitize("a\u202eb\u2066c\u2069d"), "a\\u{202e}b\\u{2066}c\\u{2069}d");
  EXPECT_EQ(sanitize("a\u200bb\u200fc\ufeffd"), "a\\u{200b}b\\u{200f}c\\u{feff}d");
  EXPECT_EQ(sanitize("a\u2028b\u2029c"), "a\\u{2028}b\\u{2029}c");
}

TEST(Sanitize, InvalidUtf8BecomesVisible) {
  EXPECT_EQ(sanitize("a\xff\xc3(\xed\xa0\x80"), "a\\xff\\xc3(\\xed\\xa0\\x80");
}

TEST(Sanitize, LegacyRunnerCommandsAreBrokenAnywhere) {
  EXPECT_EQ(sanitize("a ##[error]x"), "a ##\\[error]x");
  EXPECT_EQ(sanitize("###[x"), "###\\[x");
  EXPECT_EQ(sanitize("##vso[task]"), "##vso\\[task]");
  EXPECT_EQ(sanitize("##VSO[task]"), "##VSO\\[task]");
  EXPECT_EQ(sanitize("x##teamcity[y"), "x##teamcity\\[y");
}

TEST(Sanitize, RunnerCommandsAreBrokenAtTheStartOfALine) {
  EXPECT_EQ(sanitize("::error::x"), "\\::error::x");
  EXPECT_EQ(sanitize(" \u00a0\u3000::error::x"), " \u00a0\u3000\\::error::x");
  EXPECT_EQ(sanitize("\u2003::x", {.tabs = Tabs::kSpaces}), "\u2003\\::x");
  EXPECT_EQ(sanitize("\t::x", {.tabs = Tabs::kSpaces}), "    \\::x");
}

TEST(Sanitize, CastsInTheMiddleOfALineStay) {
  EXPECT_EQ(sanitize("a::text"), "a::text");
  EXPECT_EQ(sanitize("::text", {.place = Place::kMidLine}), "::text");
}

TEST(Sanitize, ALeadingColonIsBrokenBecauseAnotherMayFollow) {
  EXPECT_EQ(sanitize(":") + ":", "\\::");
}

TEST(Sanitize, TabsAreSpacesOnlyWhereAsked) {
  EXPECT_EQ(sanitize("\ta"), "\\ta");
  EXPECT_EQ(sanitize("\ta", {.tabs = Tabs::kSpaces}), "    a");
  EXPECT_EQ(sanitize("\ta\t", {.tabs = Tabs::kKeep}), "\ta\t");
  EXPECT_EQ(sanitize("\t::a", {.tabs = Tabs::kKeep}), "\t\\::a");
}

TEST(Sanitize, LongTextIsCutBetweenCharactersAndSaysHowMuch) {
  EXPECT_EQ(sanitize("abcdef", {.longest = 4}), "abcd… (2 more bytes)");
  EXPECT_EQ(sanitize("abcéf", {.longest = 4}), "abc… (3 more bytes)");
  EXPECT_EQ(sanitize("abcd", {.longest = 4}), "abcd");
}

TEST(Utf8, WidthCountsColumns) {
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("größe"), 5u);
  EXPECT_EQ(display_width("日本"), 4u);
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("🚀"), 2u);
}

TEST(Utf8, BoundaryIsBeforeTheCharacterThatHoldsTheOffset) {
  EXPECT_EQ(character_boundary("a€b", 0), 0u);
  EXPECT_EQ(character_boundary("a€b", 1), 1u);
  EXPECT_EQ(character_boundary("a€b", 2), 1u);
  EXPECT_EQ(character_boundary("a€b", 3), 1u);
  EXPECT_EQ(character_boundary("a€b", 4), 4u);
  EXPECT_EQ(character_boundary("a€b", 99), 5u);
}

TEST(Utf8, StepsDecode) {
  EXPECT_EQ(utf8_step("é", 0).code_point, U'é');
  EXPECT_EQ(utf8_step("€", 0).code_point, U'€');
  EXPECT_EQ(utf8_step("🚀", 0).code_point, U'🚀');
  EXPECT_EQ(utf8_step("\xe2\x82", 0).code_point, std::nullopt);
  EXPECT_EQ(utf8_step("\xe2\x82", 0).length, 2u);
}

/// Bytes in which hostile parts are frequent.
std::string random_bytes(std::mt19937& random) {
  constexpr std::string_view kParts[] = {"::", ":",  "##", "[",  "##[",  "##vso[",   "\x1b[31m", "\u202e", "\u2028",
                                         " ",  "\t", "\n", "\r", "\xff", "\xe2\x82", "é",        "a",      "\u00a0"};
  std::string bytes;
  for (auto count = random() % 12; count > 0; --count) {
    if (random() % 4 == 0) {
      bytes += static_cast<char>(random() % 256);
    } else {
      bytes += kParts[random() % std::size(kParts)];
    }
  }
  return bytes;
}

TEST(Sanitize, NoRandomBytesComeThroughAsControlsOrCommands) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    const std::string bytes = random_bytes(random);
    for (const Tabs tabs : {Tabs::kEscape, Tabs::kSpaces}) {
      const std::string text = sanitize(bytes, {.tabs = tabs});
      ASSERT_TRUE(is_valid_utf8(text));
      ASSERT_TRUE(std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
      ASSERT_FALSE(contains(text, "##[") || contains(text, "##vso[")) << text;
      ASSERT_FALSE(trim(text).starts_with("::")) << text;
    }
  }
}

TEST(Sanitize, APrefixGivesAPrefix) {
  std::mt19937 random(2);
  for (int round = 0; round < 5000; ++round) {
    const std::string bytes = random_bytes(random);
    const std::string whole = sanitize(bytes);
    for (std::size_t at = 0; at < bytes.size(); at += utf8_step(bytes, at).length) {
      ASSERT_TRUE(whole.starts_with(sanitize(bytes.substr(0, at))));
    }
  }
}

}  // namespace
}  // namespace lockstep::base
