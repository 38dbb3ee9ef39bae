#include "lint/effect_not_null.h"

#include <gtest/gtest.h>
#include <string>

#include "effect_cases.h"

namespace lockstep::lint {
namespace {

bool implies(const std::string& check) {
  const auto expression = sql::parse_expression(check);
  EXPECT_TRUE(expression.has_value()) << check;
  return implies_not_null(*expression, "a");
}

TEST(NotNullProof, APartThatHasToHold) {
  EXPECT_TRUE(implies("a IS NOT NULL"));
  EXPECT_TRUE(implies("a > 0 AND a IS NOT NULL"));
  EXPECT_TRUE(implies("NOT (a IS NULL)"));
  EXPECT_TRUE(implies("NOT (a IS NULL OR b > 0)"));
  EXPECT_TRUE(implies("a IS NOT NULL AND b = 1 OR a IS NOT NULL AND b = 2"));
  EXPECT_TRUE(implies("NOT (NOT (a IS NOT NULL))"));
}

TEST(NotNullProof, WhatLetsNullPass) {
  EXPECT_FALSE(implies("a > 0"));
  EXPECT_FALSE(implies("a IS NULL"));
  EXPECT_FALSE(implies("b IS NOT NULL"));
  EXPECT_FALSE(implies("a IS NOT NULL OR b > 0"));
  EXPECT_FALSE(implies("NOT (a IS NULL AND b > 0)"));
  EXPECT_FALSE(implies("NOT (a IS NOT NULL)"));
  EXPECT_FALSE(implies("coalesce(a, b) IS NOT NULL"));
}

const replay::Constraint* proof(const Before& before, const std::string& column) {
  const auto relation = before.database().find_relation(sql::QualifiedName{"", "t", {}});
  EXPECT_TRUE(relation.is_present());
  return proof_of_not_null(*relation, *replay::find_column(*relation, column));
}

TEST(NotNullProof, OnlyAValidCheckProves) {
  const std::string add = "CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;";
  EXPECT_EQ(proof(Before(add), "a"), nullptr);
  const Before validated(add + "ALTER TABLE t VALIDATE CONSTRAINT c;");
  ASSERT_NE(proof(validated, "a"), nullptr);
  EXPECT_EQ(proof(validated, "a")->name, "c");
}

TEST(NotNullProof, FollowsARenamedColumn) {
  const Before before("CREATE TABLE t (a int, b int, CHECK (a IS NOT NULL AND b > 0)); ALTER TABLE t RENAME a TO z;");
  EXPECT_NE(proof(before, "z"), nullptr);
  EXPECT_EQ(proof(before, "b"), nullptr);
}

}  // namespace
}  // namespace lockstep::lint
