#include "authoring/splice.h"

#include <gtest/gtest.h>

#include "changed_enum.h"

namespace lockstep::authoring {
namespace {

using sql::Splitting;

TEST(MigrationText, MarksWhereDrizzleCuts) {
  EXPECT_EQ(migration_text({"SELECT 1", "SELECT 2"}, Splitting::kBreakpoints),
            "SELECT 1;--> statement-breakpoint\nSELECT 2;");
  EXPECT_EQ(migration_text({"SELECT 1", "SELECT 2"}, Splitting::kWholeFile), "SELECT 1;\nSELECT 2;");
}

TEST(MigrationText, LeavesNoCommentAlone) {
  EXPECT_EQ(migration_text({"-- a", "SELECT 1", "-- b"}, Splitting::kBreakpoints), "-- a\nSELECT 1;\n-- b");
  EXPECT_EQ(migration_text({"-- only"}, Splitting::kBreakpoints), "-- only");
}

TEST(MigrationText, LetsNoNewlineOutOfAComment) {
  EXPECT_EQ(migration_text({"-- here make view a\nDROP TABLE b again", "SELECT 1"}, Splitting::kWholeFile),
            "-- here make view a\n-- DROP TABLE b again\nSELECT 1;");
}

TEST(WithEnumChange, TakesThePlaceOfWhatTheGeneratorMadeOfIt) {
  ChangedEnum change("CREATE TYPE mood AS ENUM ('a', 'b');\nCREATE TABLE u (m mood DEFAULT 'b');", {"a", "b"}, {"b"});
  const std::string generated =
      "CREATE TABLE \"v\" (\n\t\"id\" integer\n);\n"
      "--> statement-breakpoint\n"
      "ALTER TABLE \"u\" ALTER COLUMN \"m\" SET DATA TYPE text;--> statement-breakpoint\n"
      "ALTER TABLE \"u\" ALTER COLUMN \"m\" SET DEFAULT 'b'::text;--> statement-breakpoint\n"
      "DROP TYPE \"public\".\"mood\";--> statement-breakpoint\n"
      "CREATE TYPE \"public\".\"mood\" AS ENUM('b');--> statement-breakpoint\n"
      "ALTER TABLE \"u\" ALTER COLUMN \"m\" SET DEFAULT 'b'::\"public\".\"mood\";--> statement-breakpoint\n"
      "ALTER TABLE \"u\" ALTER COLUMN \"m\" SET DATA TYPE \"public\".\"mood\" USING \"m\"::\"public\".\"mood\";"
      "--> statement-breakpoint\n"
      "ALTER TABLE \"u\" ADD COLUMN \"n\" integer;";
  EXPECT_EQ(with_enum_change(generated, Splitting::kBreakpoints, change.edit().name,
                             users_of(change.edit(), change.history()), {"SELECT 1", "SELECT 2"}),
            "CREATE TABLE \"v\" (\n\t\"id\" integer\n);--> statement-breakpoint\n"
            "SELECT 1;--> statement-breakpoint\n"
            "SELECT 2;--> statement-breakpoint\n"
            "ALTER TABLE \"u\" ADD COLUMN \"n\" integer;");
}

TEST(WithEnumChange, IsTheWholeOfAnEmptyMigration) {
  EXPECT_EQ(with_enum_change("-- Custom SQL migration file, put your code below! --", Splitting::kBreakpoints,
                             {"", "mood", {}}, {}, {"SELECT 1"}),
            "SELECT 1;");
}

}  // namespace
}  // namespace lockstep::authoring
