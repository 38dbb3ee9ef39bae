#include "model/kept_schema.h"

#include <gtest/gtest.h>

namespace lockstep::model {
namespace {

Column plain_column(std::string name, std::string type) {
  Column made;
  made.name = std::move(name);
  made.type = Property::of(std::move(type));
  return made;
}

std::string kept_type(std::string type) {
  Schema schema;
  schema.tables.emplace_back().columns.push_back(plain_column("a", std::move(type)));
  return as_kept(std::move(schema)).tables[0].columns[0].type.text.value_or("-");
}

TEST(KeptSchema, TypesLoseBlanksThatMeanNothing) {
  EXPECT_EQ(kept_type("timestamp (3)"), "timestamp(3)");
  EXPECT_EQ(kept_type("timestamp (3) with time zone"), "timestamp(3) with time zone");
  EXPECT_EQ(kept_type("numeric(10, 2)[]"), "numeric(10,2)[]");
  EXPECT_EQ(kept_type("double precision"), "double precision");
}

TEST(KeptSchema, NamesAreCutBetweenCharacters) {
  Schema schema;
  Table& table = schema.tables.emplace_back();
  table.foreign_keys.emplace_back().name = std::string(70, 'a');
  table.foreign_keys.emplace_back().name = std::string(62, 'b') + "\xc3\xa4";
  const Schema kept = as_kept(std::move(schema));
  EXPECT_EQ(kept.tables[0].foreign_keys[0].name, std::string(63, 'a'));
  EXPECT_EQ(kept.tables[0].foreign_keys[1].name, std::string(62, 'b'));
}

TEST(KeptSchema, AUniqueOfThePrimaryKeyIsGone) {
  Schema schema;
  Table& table = schema.tables.emplace_back();
  table.columns.push_back(plain_column("id", "text"));
  table.columns[0].primary_key = Property::flag(true);
  table.uniques.emplace_back().columns = Property::of("id");
  table.uniques.emplace_back().columns = Property::of("id, name");
  const Schema kept = as_kept(std::move(schema));
  ASSERT_EQ(kept.tables[0].uniques.size(), 1U);
  EXPECT_EQ(kept.tables[0].uniques[0].columns.text, "id, name");
}

TEST(KeptSchema, ExpressionsAreTrimmed) {
  Schema schema;
  Table& table = schema.tables.emplace_back();
  table.policies.emplace_back().using_expression = Property::of("\n  true\n");
  EXPECT_EQ(as_kept(std::move(schema)).tables[0].policies[0].using_expression.text, "true");
}

}  // namespace
}  // namespace lockstep::model
