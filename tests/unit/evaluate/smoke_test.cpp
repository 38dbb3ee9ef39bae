#include <gtest/gtest.h>

#include "evaluated.h"

namespace lockstep::evaluate {
namespace {

TEST(Evaluate, ATable) {
  const EvaluatedSchema made = evaluated_schema(
      "export const mood = pgEnum('mood', ['a', 'b']);\n"
      "export const users = pgTable('users', { id: serial('id').primaryKey(), name: varchar('name', { length: 20 }).notNull().default('x'), mood: mood('mood') });");
  ASSERT_EQ(made.schema.tables.size(), 1u);
  const model::Table& table = made.schema.tables[0];
  EXPECT_EQ(table.name, "users");
  ASSERT_EQ(table.columns.size(), 3u);
  EXPECT_EQ(shown(table.columns[1].type), "varchar(20)");
}

}  // namespace
}  // namespace lockstep::evaluate
