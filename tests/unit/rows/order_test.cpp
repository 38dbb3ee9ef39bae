#include "rows/order.h"

#include <gtest/gtest.h>

namespace lockstep::rows {
namespace {

/// Tables with one column for each reference.
class Tables {
 public:
  explicit Tables(std::vector<std::vector<int>> firm, std::vector<std::vector<int>> optional = {}) {
    for (std::size_t i = 0; i < firm.size(); ++i) {
      Table table;
      table.oid = static_cast<Oid>(i);
      for (const int target : firm[i]) add(table, target, true);
      if (i < optional.size()) {
        for (const int target : optional[i]) add(table, target, false);
      }
      tables_.push_back(std::move(table));
    }
  }
  Order order() const { return order_tables(tables_); }

 private:
  static void add(Table& table, int target, bool not_null) {
    Column column;
    column.not_null = not_null;
    ForeignKey key;
    key.target = target;
    key.columns = {table.columns.size()};
    table.columns.push_back(column);
    table.foreign_keys.push_back(key);
  }
  std::vector<Table> tables_;
};

using Groups = std::vector<std::vector<std::size_t>>;

TEST(Order, TargetsComeFirst) {
  EXPECT_EQ(Tables({{2}, {0}, {}}).order().groups, (Groups{{2}, {0}, {1}}));
}

TEST(Order, AnOptionalReferenceThatClosesACycleComesLater) {
  const Order order = Tables({{}, {0}}, {{1}}).order();
  EXPECT_EQ(order.groups, (Groups{{0}, {1}}));
  ASSERT_EQ(order.later.size(), 1U);
  EXPECT_EQ(order.later[0].table, 0U);
}

TEST(Order, AnOptionalReferenceOutsideACycleIsSetAtOnce) {
  const Order order = Tables({{}, {}}, {{1}}).order();
  EXPECT_EQ(order.groups, (Groups{{1}, {0}}));
  EXPECT_TRUE(order.later.empty());
}

TEST(Order, TablesThatNeedEachOtherAreOneGroup) {
  EXPECT_EQ(Tables({{1}, {0}, {0}}).order().groups, (Groups{{0, 1}, {2}}));
}

TEST(Order, AnOptionalSelfReferenceComesLater) {
  EXPECT_EQ(Tables({{}}, {{0}}).order().later.size(), 1U);
  const std::vector<std::vector<int>> to_itself = {{0}};
  EXPECT_TRUE(Tables(to_itself).order().later.empty());
}

TEST(Order, ALongChainNeedsNoStack) {
  std::vector<std::vector<int>> chain(100'000);
  for (int i = 0; i + 1 < 100'000; ++i) chain[static_cast<std::size_t>(i)] = {i + 1};
  EXPECT_EQ(Tables(std::move(chain)).order().groups.size(), 100'000U);
}

}  // namespace
}  // namespace lockstep::rows
