#include "model/touched_tables.h"

#include <gtest/gtest.h>

namespace lockstep::model {
namespace {

Table table_with(std::string name, std::string type) {
  Table table;
  table.name = std::move(name);
  table.columns.emplace_back();
  table.columns[0].name = "state";
  table.columns[0].type = Property::of(std::move(type));
  return table;
}

std::vector<std::string> touched(const Schema& schema, ObjectKind object, std::string relation) {
  SchemaDifference difference;
  difference.object = object;
  difference.relation = std::move(relation);
  std::vector<std::string> names;
  for (const Table& table : touched_tables(schema, {difference})) names.push_back(table.name);
  return names;
}

class TouchedTables : public testing::Test {
 protected:
  TouchedTables() { schema_.tables = {table_with("users", "text"), table_with("sessions", "mood[]")}; }
  Schema schema_;
};

TEST_F(TouchedTables, AreThoseWhosePartsDiffer) {
  EXPECT_EQ(touched(schema_, ObjectKind::kColumn, "users"), std::vector<std::string>{"users"});
}

TEST_F(TouchedTables, AreThoseWithAColumnOfAnEnumThatDiffers) {
  EXPECT_EQ(touched(schema_, ObjectKind::kEnum, "mood"), std::vector<std::string>{"sessions"});
}

TEST_F(TouchedTables, AreNotThoseOfAnEnumInAnotherSchema) {
  EXPECT_TRUE(touched(schema_, ObjectKind::kEnum, "app.mood").empty());
}

TEST_F(TouchedTables, AreKnownByTheirQualifiedNames) {
  schema_.tables[0].schema = "app";
  EXPECT_TRUE(touched(schema_, ObjectKind::kTable, "users").empty());
  EXPECT_EQ(touched(schema_, ObjectKind::kTable, "app.users"), std::vector<std::string>{"users"});
}

}  // namespace
}  // namespace lockstep::model
