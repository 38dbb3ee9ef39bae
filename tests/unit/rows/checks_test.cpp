#include "rows/checks.h"

#include <gtest/gtest.h>

namespace lockstep::rows {
namespace {

using Texts = std::vector<std::string>;

/// What the only way through the check wants of the column.
Wanted only(std::string_view check, const std::string& column) {
  const auto ways = read_check(check);
  EXPECT_EQ(ways.size(), 1U) << check;
  return ways.empty() ? Wanted{} : ways[0].columns.at(column);
}

TEST(Checks, AListIsAChoice) {
  EXPECT_EQ(only("(role = ANY (ARRAY['admin'::text, 'member'::text]))", "role").in, (Texts{"admin", "member"}));
  EXPECT_EQ(only("((kind)::text = 'a'::text)", "kind").in, Texts{"a"});
  EXPECT_EQ(only("(status <> ALL (ARRAY['x'::text]))", "status").not_in, Texts{"x"});
}

TEST(Checks, ComparisonsAreBounds) {
  const Wanted priority = only("((priority >= 1) AND (priority < 5))", "priority");
  EXPECT_EQ(priority.lower->value, "1");
  EXPECT_TRUE(priority.lower->is_inclusive);
  EXPECT_EQ(priority.upper->value, "5");
  EXPECT_FALSE(priority.upper->is_inclusive);
  EXPECT_EQ(only("((0)::numeric < price)", "price").lower->value, "0");
  EXPECT_EQ(only("(balance >= '-5'::integer)", "balance").lower->value, "-5");
}

TEST(Checks, LengthsAndPatternsAreRead) {
  EXPECT_EQ(only("(length(name) > 0)", "name").shortest, 1U);
  EXPECT_EQ(only("(octet_length(hash) = 32)", "hash").longest, 32U);
  EXPECT_EQ(only("(btrim(name) <> ''::text)", "name").shortest, 1U);
  EXPECT_EQ(only("(slug ~ '^[a-z]+$'::text)", "slug").regex, "^[a-z]+$");
  EXPECT_EQ(only("(url ~~ 'https://%'::text)", "url").like, "https://%");
  EXPECT_EQ(only("(jsonb_typeof(settings) = 'object'::text)", "settings").json_kind, "object");
  EXPECT_TRUE(only("(login = lower(login))", "login").is_lower_case);
}

TEST(Checks, OrAddsAlternatives) {
  const auto ways = read_check("((run_id IS NULL) OR (session_id IS NULL))");
  ASSERT_EQ(ways.size(), 2U);
  EXPECT_EQ(ways[0].columns.at("run_id").null, true);
  EXPECT_FALSE(ways[0].columns.contains("session_id"));
}

TEST(Checks, NotIsCarriedDown) {
  const auto ways = read_check("(NOT ((a IS NOT NULL) AND (b = 'x'::text)))");
  ASSERT_EQ(ways.size(), 2U);
  EXPECT_EQ(ways[0].columns.at("a").null, true);
  EXPECT_EQ(ways[1].columns.at("b").not_in, Texts{"x"});
}

TEST(Checks, EqualTruthsAreTwoCases) {
  const auto ways = read_check("((state = 'merged'::text) = (target IS NOT NULL))");
  ASSERT_EQ(ways.size(), 2U);
  EXPECT_EQ(ways[0].columns.at("state").in, Texts{"merged"});
  EXPECT_EQ(ways[0].columns.at("target").null, false);
  EXPECT_EQ(ways[1].columns.at("state").not_in, Texts{"merged"});
  EXPECT_EQ(ways[1].columns.at("target").null, true);
}

TEST(Checks, CountsOfValuesAreChoices) {
  EXPECT_EQ(read_check("(num_nonnulls(a, b, c) = 1)").size(), 3U);
}

TEST(Checks, ColumnsAreCompared) {
  const auto ways = read_check("(starts_at < ends_at)");
  ASSERT_EQ(ways.size(), 1U);
  EXPECT_EQ(ways[0].comparisons.at(0).op, "<");
}

TEST(Checks, WhatCannotBeReadWantsNothing) {
  const auto ways = read_check("is_valid_email(address)");
  ASSERT_EQ(ways.size(), 1U);
  EXPECT_TRUE(ways[0].columns.empty());
  EXPECT_EQ(read_check("a >").size(), 1U);
}

TEST(Checks, AContradictionHasNoWay) {
  EXPECT_TRUE(read_check("((a IS NULL) AND (a IS NOT NULL))").empty());
  EXPECT_TRUE(read_check("false").empty());
}

TEST(Checks, AlternativesAreBounded) {
  std::string check = "true";
  for (int i = 0; i < 20; ++i) {
    const std::string n = std::to_string(i);
    check += " AND (a" + n + " IS NULL OR b" + n + " IS NULL)";
  }
  EXPECT_LE(read_check(check).size(), 32U);
}

}  // namespace
}  // namespace lockstep::rows
