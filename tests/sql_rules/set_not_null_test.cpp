#include <gtest/gtest.h>

#include "lint/linter.h"
#include "sql_rules/registry.h"

// What is certain and what only may happen decides between error and warning; fixtures do not tell the two apart.
namespace lockstep::sql_rules_tests {
namespace {

constexpr std::string_view kUsers =
    "CREATE TABLE users (id bigint PRIMARY KEY, name text, plan text DEFAULT 'free');"
    "CREATE FUNCTION fill() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE users SET name = ''; END $$;";

/// Of adding-not-nullable-field, in the last of the migrations that follow the table's; kOff when it says nothing.
model::Severity severity_after(std::vector<std::string> texts, lint::Preset preset = lint::Preset::kRecommended) {
  std::vector<lint::Migration> migrations = {{"0000.sql", "0000", std::string(kUsers), false}};
  for (const std::string& text : texts) {
    const std::string name = "000" + std::to_string(migrations.size());
    migrations.push_back({name + ".sql", name, text, true});
  }
  lint::Settings settings;
  settings.preset = preset;
  settings.scope = replay::TransactionScope::kAllMigrations;
  model::Severity severity = model::Severity::kOff;
  for (const model::Finding& finding : lint::lint(migrations, settings, {sql_rules::all_rules(), {}})) {
    if (finding.rule == "adding-not-nullable-field") severity = finding.severity;
  }
  return severity;
}

constexpr const char* kAdd = "ALTER TABLE users ADD COLUMN city text;";
constexpr const char* kSet = "ALTER TABLE users ALTER COLUMN city SET NOT NULL;";

TEST(SetNotNull, FailsOnAColumnThatNothingHasFilled) {
  EXPECT_EQ(severity_after({kAdd, kSet}), model::Severity::kError);
  EXPECT_EQ(severity_after({std::string(kAdd) + "ALTER TABLE users ALTER city SET DEFAULT '';", kSet}),
            model::Severity::kError);
  EXPECT_EQ(severity_after({kAdd, "UPDATE users SET name = '' WHERE name IS NULL;", kSet}), model::Severity::kError);
  EXPECT_EQ(severity_after({"ALTER TABLE users ADD COLUMN city text DEFAULT NULL;", kSet}), model::Severity::kError);
}

TEST(SetNotNull, MayGoWellOnceTheRowsAreFilled) {
  EXPECT_EQ(severity_after({kAdd, "UPDATE users SET city = '' WHERE city IS NULL;", kSet}), model::Severity::kWarning);
  EXPECT_EQ(severity_after({kAdd, "UPDATE users SET city = '';", kSet}), model::Severity::kWarning);
  EXPECT_EQ(severity_after({"ALTER TABLE users ADD COLUMN city text DEFAULT '';", kSet}), model::Severity::kWarning);
  EXPECT_EQ(severity_after({kAdd, "TRUNCATE users;", kSet}), model::Severity::kWarning);
}

TEST(SetNotNull, MayGoWellWhenItCannotBeSeenWhatFilledTheRows) {
  EXPECT_EQ(severity_after({kAdd, "SELECT fill();", kSet}), model::Severity::kWarning);
  EXPECT_EQ(severity_after({kAdd, "CALL fill_in_batches();", kSet}), model::Severity::kWarning);
  EXPECT_EQ(severity_after({kAdd, "DO $$ BEGIN EXECUTE format('UPDATE %I SET city = 1', 'users'); END $$;", kSet}),
            model::Severity::kWarning);
  EXPECT_EQ(severity_after({kAdd, "UPDATE users SET city = name WHERE id < 1000;", kSet}), model::Severity::kWarning);
}

TEST(SetNotNull, IsForgivenByAHandler) {
  const std::string handled =
      "DO $$ BEGIN ALTER TABLE users ALTER city SET NOT NULL; "
      "EXCEPTION WHEN others THEN NULL; END $$;";
  EXPECT_EQ(severity_after({kAdd, handled}), model::Severity::kWarning);
}

TEST(SetNotNull, OfAnOldColumnIsAnErrorOnlyWhereLocksAre) {
  const std::string set = "ALTER TABLE users ALTER name SET NOT NULL;";
  EXPECT_EQ(severity_after({set}), model::Severity::kWarning);
  EXPECT_EQ(severity_after({set}, lint::Preset::kZeroDowntime), model::Severity::kError);
}

TEST(SetNotNull, FindsNothingWhereNullIsRuledOut) {
  EXPECT_EQ(severity_after({"ALTER TABLE users ALTER id SET NOT NULL;"}, lint::Preset::kStrict), model::Severity::kOff);
  EXPECT_EQ(severity_after({"ALTER TABLE users ADD CONSTRAINT c CHECK (name IS NOT NULL) NOT VALID;"
                            "ALTER TABLE users VALIDATE CONSTRAINT c;"
                            "ALTER TABLE users ALTER name SET NOT NULL;"},
                           lint::Preset::kStrict),
            model::Severity::kOff);
  EXPECT_EQ(severity_after({"CREATE TABLE posts (id bigint, city text);"
                            "ALTER TABLE posts ALTER city SET NOT NULL;"},
                           lint::Preset::kStrict),
            model::Severity::kOff);
}

}  // namespace
}  // namespace lockstep::sql_rules_tests
