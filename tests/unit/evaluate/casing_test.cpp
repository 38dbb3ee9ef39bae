#include "evaluate/casing.h"

#include <gtest/gtest.h>

#include "evaluated.h"

namespace lockstep::evaluate {
namespace {

TEST(Casing, WordsAreThoseOfDrizzle) {
  constexpr struct {
    const char* key;
    const char* snake;
    const char* camel;
  } kCases[] = {{"userName", "user_name", "userName"},
                {"APIKey", "api_key", "apiKey"},
                {"xMLHttpURL2", "x_ml_http_url_2", "xMLHttpURL2"},
                {"user_name", "user_name", "userName"},
                {"ID", "id", "id"},
                {"userID", "user_id", "userID"},
                {"a1B2", "a1_b_2", "a1B2"},
                {"it's", "its", "its"},
                {"it\xE2\x80\x99s", "its", "its"},
                {"Already_Snake", "already_snake", "alreadySnake"},
                {"__", "", ""}};
  for (const auto& known : kCases) {
    EXPECT_EQ(cased(known.key, Casing::kSnake), known.snake);
    EXPECT_EQ(cased(known.key, Casing::kCamel), known.camel);
    EXPECT_EQ(cased(known.key, Casing::kNone), known.key);
  }
}

TEST(Casing, DefaultNamesAreCasedEachInItsOwnWay) {
  const EvaluatedSchema made = evaluated_schema(
      "export const users = pgTable('users', { userId: integer().primaryKey(), userName: text().unique(), given: "
      "text('Given') "
      "});\n"
      "export const userIdLog = pgTable('userIdLog', {\n"
      "  userId: integer().references(() => users.userId), logName: text() }, (t) => [\n"
      "  index().on(t.userId, t.logName), primaryKey({ columns: [t.userId, t.logName] }), unique().on(t.logName),\n"
      "  check('c', sql`${t.logName} <> ''`), index('x').on(sql`lower(${t.logName})`)]);\n",
      Casing::kSnake);
  ASSERT_EQ(made.schema.tables.size(), 2u);
  const model::Table& users = made.schema.tables[0];
  EXPECT_EQ(users.columns[0].name, "user_id");
  EXPECT_EQ(users.columns[2].name, "Given");
  EXPECT_EQ(users.uniques[0].name, "users_userName_unique");
  EXPECT_EQ(shown(users.uniques[0].columns), "user_name");
  const model::Table& log = made.schema.tables[1];
  EXPECT_EQ(log.name, "userIdLog");
  EXPECT_EQ(log.indexes[0].name, "userIdLog_user_id_log_name_index");
  EXPECT_EQ(log.uniques[0].name, "userIdLog_logName_unique");
  // The first place where a column's name is found is in the table's own.
  EXPECT_EQ(log.foreign_keys[0].name, "user_idLog_user_id_users_userId_fk");
  EXPECT_EQ(log.primary_keys[0].name, "user_idLog_userId_log_name_pk");
  EXPECT_EQ(shown(log.checks[0].expression), "\"userIdLog\".\"log_name\" <> ''");
  EXPECT_EQ(shown(log.indexes[1].keys), "lower(\"log_name\")");
}

}  // namespace
}  // namespace lockstep::evaluate
