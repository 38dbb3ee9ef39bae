#include "catalog/repair.h"

#include <gtest/gtest.h>

#include "objects.h"

namespace lockstep::catalog {
namespace {

using Lines = std::vector<std::string>;

Lines forward(const Object& before, const Object& after) {
  const Snapshot left = snapshot({before});
  const Snapshot right = snapshot({after});
  const Comparison found = compare(left, right);
  return found.differences.empty() ? Lines() : sql_for(found.differences.front(), Toward::kAfter);
}

Object mood(std::string values) {
  return object(Kind::kEnum, "public", "mood", "", {{"values", std::move(values)}});
}

TEST(Repair, WhatLosesDataIsAComment) {
  const Snapshot before = snapshot({object(Kind::kTable, "public", "users")});
  const Comparison found = compare(before, snapshot({}));
  EXPECT_EQ(sql_for(found.differences.front(), Toward::kAfter),
            Lines{R"(-- loses every row of the table: DROP TABLE "public"."users";)"});
}

TEST(Repair, ASequenceThatComesBackStartsBehindTheNumbersThatAreTaken) {
  const auto numbers = [](std::string options) {
    return object(Kind::kSequence, "public", "users_id_seq", "",
                  {{"sequence", std::move(options)}, {"owned by", "public.users.id"}});
  };
  const auto made = [](const Object& sequence) {
    const Snapshot after = snapshot({sequence});
    return sql_for(compare(snapshot({}), after).differences.front(), Toward::kAfter);
  };
  EXPECT_EQ(
      made(numbers("increment 2 minvalue 1 maxvalue 9 start 5 cache 1")),
      (Lines{R"(CREATE SEQUENCE "public"."users_id_seq" increment 2 minvalue 1 maxvalue 9 start 5 cache 1;)",
             R"(ALTER SEQUENCE "public"."users_id_seq" OWNED BY "public"."users"."id";)",
             R"(SELECT setval('"public"."users_id_seq"', greatest(max("id") + 1, 5), false) FROM "public"."users";)"}));
  EXPECT_EQ(made(numbers("increment -1 minvalue -9 maxvalue -1 start -1 cache 1")).size(), 2U);
}

TEST(Repair, EachLineOfWhatIsWithheldIsAComment) {
  const Snapshot before = snapshot({object(Kind::kTable, "public", "a\nDROP TABLE b;\r--")});
  const Comparison found = compare(before, snapshot({}));
  const Lines statements = sql_for(found.differences.front(), Toward::kAfter);
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_EQ(statements.front(),
            "-- loses every row of the table: DROP TABLE \"public\".\"a\n-- DROP TABLE b;\r-- --\";");
  const auto withheld = withheld_statement(statements.front());
  ASSERT_TRUE(withheld);
  EXPECT_EQ(withheld->reason, "loses every row of the table");
  EXPECT_EQ(withheld->statement, "DROP TABLE \"public\".\"a\nDROP TABLE b;\r--\";");
}

TEST(Repair, OnlyAStatementIsWithheld) {
  EXPECT_FALSE(withheld_statement("DROP VIEW \"a\";"));
  EXPECT_FALSE(withheld_statement("-- the order of columns is that in which they were added"));
}

TEST(Repair, ATypeThatHoldsEveryValueIsTaken) {
  const auto column = [](std::string type) {
    return object(Kind::kColumn, "public", "users", "name", {{"type", std::move(type)}});
  };
  const std::string alter = R"(ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE )";
  EXPECT_EQ(forward(column("character varying(20)"), column("character varying(30)")),
            Lines{alter + "character varying(30);"});
  EXPECT_EQ(forward(column("character varying(20)"), column("text")), Lines{alter + "text;"});
  EXPECT_EQ(forward(column("integer"), column("bigint")), Lines{alter + "bigint;"});
  for (const char* type : {"character varying(10)", "integer"}) {
    const Lines statements = forward(column("character varying(20)"), column(type));
    ASSERT_EQ(statements.size(), 1U);
    EXPECT_TRUE(statements.front().starts_with("-- rewrites the table, and fails or loses data")) << type;
  }
}

TEST(Repair, ValuesComeInTheirOrder) {
  EXPECT_EQ(forward(mood("'b'"), mood("'a', 'b', 'c', 'd'")),
            (Lines{R"(ALTER TYPE "public"."mood" ADD VALUE 'a' BEFORE 'b';)",
                   R"(ALTER TYPE "public"."mood" ADD VALUE 'c' AFTER 'b';)",
                   R"(ALTER TYPE "public"."mood" ADD VALUE 'd' AFTER 'c';)"}));
  EXPECT_EQ(forward(mood("'a', 'it''s'"), mood("'a', 'b'")),
            Lines{R"(ALTER TYPE "public"."mood" RENAME VALUE 'it''s' TO 'b';)"});
}

TEST(Repair, AValueIsNeverTakenAway) {
  for (const char* values : {"'a'", "'b', 'a'", "'c'"}) {
    const Lines statements = forward(mood("'a', 'b'"), mood(values));
    ASSERT_EQ(statements.size(), 1U);
    EXPECT_TRUE(statements.front().starts_with("-- values are never taken away or moved")) << values;
  }
}

TEST(Repair, NoNameLeavesItsQuotes) {
  const Object before = object(Kind::kIndex, "public", "users", R"(i"; DROP TABLE t; --)", {{"method", "btree"}});
  const Snapshot left = snapshot({before});
  EXPECT_EQ(sql_for(compare(left, snapshot({})).differences.front(), Toward::kAfter),
            Lines{R"(DROP INDEX CONCURRENTLY "public"."i""; DROP TABLE t; --";)"});
}

TEST(Repair, GrantsAreGivenAndTakenOneByOne) {
  const auto users = [](std::vector<Field> fields) {
    return object(Kind::kTable, "public", "users", "", std::move(fields));
  };
  EXPECT_EQ(forward(users({{"grants to app", "insert, select"}}), users({{"grants to app", "select, update"}})),
            (Lines{R"(REVOKE insert ON TABLE "public"."users" FROM "app";)",
                   R"(GRANT update ON TABLE "public"."users" TO "app";)"}));
  EXPECT_EQ(forward(users({}), users({{"grants to public", "select"}})),
            Lines{R"(GRANT select ON TABLE "public"."users" TO PUBLIC;)"});
  EXPECT_EQ(forward(users({{"grants to app", "select with grant option"}}), users({{"grants to app", "select"}})),
            Lines{R"(REVOKE GRANT OPTION FOR select ON TABLE "public"."users" FROM "app";)"});
}

TEST(Repair, IgnoredAspectsAreNotWritten) {
  const Snapshot after =
      snapshot({object(Kind::kSchema, "audit", "", "", {{"owner", "app"}, {"comment", "what happened"}})});
  SelectionOptions options;
  options.ignored_aspects = {Aspect::kOwners, Aspect::kComments};
  const Comparison found = compare(snapshot({}), after, options);
  EXPECT_EQ(sql_for(found.differences.front(), Toward::kAfter, options), Lines{R"(CREATE SCHEMA "audit";)"});
}

TEST(Repair, AnObjectThatIsMadeAnewKeepsItsOwnerUnlessThatRunsTheStatements) {
  const auto view = [](std::string columns, std::string owner) {
    return object(Kind::kView, "public", "v", "",
                  {{"columns", std::move(columns)}, {"owner", std::move(owner)}, {"grants to app", "select"}});
  };
  const Snapshot before = snapshot({view("a integer", "clerk")});
  const Snapshot after = snapshot({view("b integer", "somebody")});
  SelectionOptions options;
  options.ignored_aspects = {Aspect::kOwners, Aspect::kGrants};
  const Comparison found = compare(before, after, options);
  const Lines made = sql_for(found.differences.front(), Toward::kAfter, options, RunBy::kOwner);
  ASSERT_EQ(made.size(), 3U);
  EXPECT_EQ(made[2], R"(GRANT select ON TABLE "public"."v" TO "app";)");
  const Lines compared = sql_for(found.differences.front(), Toward::kAfter, {}, RunBy::kOwner);
  ASSERT_EQ(compared.size(), 4U);
  EXPECT_EQ(compared[2], R"(ALTER VIEW "public"."v" OWNER TO "somebody";)");
  const Lines owned = sql_for(found.differences.front(), Toward::kAfter, options, RunBy::kAnybody);
  ASSERT_EQ(owned.size(), 4U);
  EXPECT_EQ(owned[2], R"(ALTER VIEW "public"."v" OWNER TO "clerk";)");
}

TEST(Repair, NoIndexIsDroppedForAnInvalidOne) {
  const Object valid = object(Kind::kIndex, "public", "users", "i", {{"method", "btree"}});
  const Object invalid = object(Kind::kIndex, "public", "users", "i", {{"method", "btree"}, {"invalid", "true"}});
  const Lines statements = forward(valid, invalid);
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_TRUE(statements.front().starts_with("-- ")) << statements.front();
}

}  // namespace
}  // namespace lockstep::catalog
