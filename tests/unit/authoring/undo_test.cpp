#include "authoring/undo.h"

#include <gtest/gtest.h>

namespace lockstep::authoring {
namespace {

using Lines = std::vector<std::string>;

Lines renames(std::string_view text) {
  return undone_renames(sql::parse_file(text, sql::Splitting::kWholeFile));
}

Lines rows(std::string_view text) {
  return lost_rows(sql::parse_file(text, sql::Splitting::kWholeFile), text);
}

TEST(UndoneRenames, NameEachKindOfObject) {
  EXPECT_EQ(renames("ALTER TABLE t RENAME COLUMN a TO \"B\";"), Lines{"ALTER TABLE t RENAME COLUMN \"B\" TO a"});
  EXPECT_EQ(renames("ALTER TABLE app.t RENAME TO u;"), Lines{"ALTER TABLE app.u RENAME TO t"});
  EXPECT_EQ(renames("ALTER TABLE t RENAME CONSTRAINT a TO b;"), Lines{"ALTER TABLE t RENAME CONSTRAINT b TO a"});
  EXPECT_EQ(renames("ALTER INDEX i RENAME TO j;"), Lines{"ALTER INDEX j RENAME TO i"});
  EXPECT_EQ(renames("ALTER VIEW v RENAME TO w;"), Lines{"ALTER VIEW w RENAME TO v"});
  EXPECT_EQ(renames("ALTER TYPE mood RENAME TO state;"), Lines{"ALTER TYPE state RENAME TO mood"});
  EXPECT_EQ(renames("ALTER TYPE mood RENAME VALUE 'a' TO 'it''s';"),
            Lines{"ALTER TYPE mood RENAME VALUE 'it''s' TO 'a'"});
  EXPECT_EQ(renames("ALTER FUNCTION f(int, text) RENAME TO g;"), Lines{"ALTER FUNCTION g(int4, text) RENAME TO f"});
  EXPECT_EQ(renames("ALTER TRIGGER a ON t RENAME TO b;"), Lines{"ALTER TRIGGER b ON t RENAME TO a"});
  EXPECT_EQ(renames("ALTER TABLE t SET SCHEMA app;"), Lines{"ALTER TABLE app.t SET SCHEMA public"});
  EXPECT_EQ(renames("ALTER SCHEMA a RENAME TO b;"), Lines{"ALTER SCHEMA b RENAME TO a"});
}

TEST(UndoneRenames, GoBackwards) {
  EXPECT_EQ(renames("ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME COLUMN a TO b;"),
            (Lines{"ALTER TABLE u RENAME COLUMN b TO a", "ALTER TABLE u RENAME TO t"}));
}

TEST(UndoneRenames, LeaveOutWhatGoesBackItself) {
  const std::string_view goose =
      "-- +goose Up\nALTER TABLE t RENAME TO u;\n-- +goose Down\nALTER TABLE u RENAME TO t;\n";
  EXPECT_EQ(undone_renames(sql::parse_file(goose, sql::Splitting::kGoose)), Lines{"ALTER TABLE u RENAME TO t"});
}

TEST(LostRows, AreToldByTheStatementThatWroteThem) {
  EXPECT_EQ(rows("SELECT 1;\nUPDATE t SET a = 1;"),
            Lines{"-- line 2 wrote rows, and what they were only a backup has: UPDATE t SET a = 1"});
  EXPECT_EQ(rows("DELETE FROM t\nWHERE a;"),
            Lines{"-- line 1 wrote rows, and what they were only a backup has: DELETE FROM t …"});
  EXPECT_TRUE(rows("CREATE TABLE t (a int);").empty());
}

}  // namespace
}  // namespace lockstep::authoring
