#include "catalog/selection.h"

#include <gtest/gtest.h>

#include "objects.h"

namespace lockstep::catalog {
namespace {

bool holds(const SelectionOptions& options, const Object& one) {
  return Selection(options).holds(one);
}

TEST(Selection, LedgersOfFrameworksAreLeftOut) {
  const Object ledger = object(Kind::kTable, "drizzle", "__drizzle_migrations");
  EXPECT_FALSE(holds({}, ledger));
  EXPECT_FALSE(holds({}, object(Kind::kColumn, "public", "_prisma_migrations", "id")));
  EXPECT_FALSE(holds({}, object(Kind::kSchema, "drizzle", "")));
  EXPECT_FALSE(holds({}, object(Kind::kSequence, "drizzle", "__drizzle_migrations_id_seq", "",
                                {{"owned by", "drizzle.__drizzle_migrations.id"}})));
  EXPECT_TRUE(holds({}, object(Kind::kTable, "drizzle", "users")));
  SelectionOptions all;
  all.ledgers = Ledgers::kCompared;
  EXPECT_TRUE(holds(all, ledger));
}

TEST(Selection, SchemasAreChosenOrLeftOut) {
  SelectionOptions options;
  options.schemas = {"public"};
  EXPECT_TRUE(holds(options, object(Kind::kTable, "public", "users")));
  EXPECT_FALSE(holds(options, object(Kind::kTable, "audit", "log")));
  EXPECT_FALSE(holds(options, object(Kind::kSchema, "audit", "")));
  EXPECT_TRUE(holds(options, object(Kind::kExtension, "", "citext", "", {{"schema", "public"}})));
  EXPECT_FALSE(holds(options, object(Kind::kExtension, "", "hstore", "", {{"schema", "audit"}})));
  for (const Kind kind : {Kind::kEventTrigger, Kind::kPublication, Kind::kForeignServer, Kind::kDefaultPrivileges}) {
    EXPECT_FALSE(holds(options, object(kind, "", "of all"))) << noun(kind);
  }
  options = {};
  options.ignored_schemas = {"tmp_*"};
  EXPECT_FALSE(holds(options, object(Kind::kTable, "tmp_1", "users")));
}

TEST(Selection, NamesAreIgnoredWithTheirParts) {
  SelectionOptions options;
  options.ignored_names = {"audit.*", "*_backup"};
  EXPECT_FALSE(holds(options, object(Kind::kTable, "audit", "log")));
  EXPECT_FALSE(holds(options, object(Kind::kIndex, "public", "users_backup", "an_index")));
  EXPECT_TRUE(holds(options, object(Kind::kTable, "public", "users")));
}

TEST(Selection, AspectsAreFieldsOfManyKinds) {
  SelectionOptions options;
  options.ignored_aspects = {Aspect::kGrants, Aspect::kComments};
  const Selection selection(options);
  const Identity users{Kind::kTable, "public", "users", ""};
  EXPECT_FALSE(selection.holds_field(users, "grants to app"));
  EXPECT_FALSE(selection.holds_field(users, "comment"));
  EXPECT_TRUE(selection.holds_field(users, "owner"));
  EXPECT_FALSE(selection.holds(object(Kind::kDefaultPrivileges, "", "tables", "app")));
}

TEST(Selection, APatternIsMatchedWhole) {
  EXPECT_TRUE(matches("users", "users"));
  EXPECT_TRUE(matches("users", "*"));
  EXPECT_TRUE(matches("users", "u*e?s"));
  EXPECT_TRUE(matches("", "**"));
  EXPECT_FALSE(matches("users", "user"));
  EXPECT_FALSE(matches("users", "?"));
  EXPECT_FALSE(matches(std::string(2000, 'a'), "*a*a*a*a*a*a*a*b"));
}

}  // namespace
}  // namespace lockstep::catalog
