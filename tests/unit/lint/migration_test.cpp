#include "lint/migration.h"

#include <gtest/gtest.h>

namespace lockstep::lint {
namespace {

sql::ParsedFile parsed(const std::string& text, std::size_t most_statements) {
  const Migration migration = {.path = "1.sql", .name = "1", .text = text, .is_new = true};
  return parse_migration(migration, sql::Splitting::kWholeFile, {.all = {.statements = most_statements}});
}

TEST(Migration, WhatGoesBackIsLeftOut) {
  const sql::ParsedFile file = parsed("-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\noops;\n", 9);
  EXPECT_EQ(file.statements.size(), 1U);
  EXPECT_TRUE(file.problems.empty());
}

TEST(Migration, AnEndWithinWhatGoesBackIsTold) {
  const sql::ParsedFile file =
      parsed("-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\nSELECT 3;\n-- +goose Up\nSELECT 4;\n", 2);
  EXPECT_EQ(file.statements.size(), 1U);
  ASSERT_EQ(file.problems.size(), 1U);
  EXPECT_EQ(file.problems[0].kind, sql::ProblemKind::kRestLeftOut);
}

}  // namespace
}  // namespace lockstep::lint
