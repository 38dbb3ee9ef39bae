#include "rows/values.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace lockstep::rows {
namespace {

constexpr Oid kEnum = 9001;
constexpr Oid kArray = 9002;
constexpr Oid kDomain = 9003;
constexpr Oid kPair = 9004;

Types types() {
  Types types;
  Oid oid = 1;
  for (const char* name : {"int4", "numeric", "varchar", "timestamptz", "bytea", "jsonb"}) {
    Type type;
    type.name = name;
    type.kind = TypeKind::kBase;
    types.emplace(oid++, type);
  }
  Type labels;
  labels.kind = TypeKind::kEnum;
  labels.labels = {"active", "paused"};
  types.emplace(kEnum, labels);
  Type array;
  array.kind = TypeKind::kArray;
  array.part = {kEnum, -1};
  types.emplace(kArray, array);
  Type domain;
  domain.kind = TypeKind::kDomain;
  domain.part = {1, -1};
  domain.checks = {"((VALUE > 0) AND (VALUE <= 9))"};
  types.emplace(kDomain, domain);
  Type pair;
  pair.kind = TypeKind::kComposite;
  pair.attributes = {{1, -1}, {3, -1}};
  types.emplace(kPair, pair);
  return types;
}

bool has(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

TEST(Values, IntegersHaveTheirEnds) {
  const auto values = boundary_values(types(), {1, -1}, {}, Grade::kAtTheLimits);
  for (const char* value : {"0", "-1", "2147483647", "-2147483648"}) EXPECT_TRUE(has(values, value)) << value;
}

TEST(Values, NumericKeepsPrecisionAndScale) {
  const auto values = boundary_values(types(), {2, (5 << 16 | 2) + 4}, {}, Grade::kAtTheLimits);
  EXPECT_TRUE(has(values, "99999e-2"));
  EXPECT_TRUE(has(values, "NaN"));
  EXPECT_FALSE(has(values, "Infinity"));
}

TEST(Values, AShortVarcharIsFilledAndNotOverfilled) {
  const auto values = boundary_values(types(), {3, 3 + 4}, {}, Grade::kAtTheLimits);
  EXPECT_TRUE(has(values, "xxx"));
  EXPECT_TRUE(has(values, "ööö"));
  EXPECT_TRUE(has(values, ""));
  EXPECT_FALSE(has(values, "  padded  "));
}

TEST(Values, BoundsAreKept) {
  Wanted wanted;
  wanted.lower = Bound{"10", true};
  wanted.upper = Bound{"20", false};
  const auto values = boundary_values(types(), {1, -1}, wanted, Grade::kAtTheLimits);
  EXPECT_EQ(values, (std::vector<std::string>{"10", "19"}));
  for (std::uint64_t n = 0; n < 30; ++n) {
    const int value = std::stoi(ordinary_value(types(), {1, -1}, wanted, n));
    EXPECT_TRUE(value >= 10 && value < 20) << value;
  }
}

TEST(Values, MomentsKeepBoundsToo) {
  Wanted wanted;
  wanted.lower = Bound{"2024-01-01 00:00:00+00", true};
  wanted.upper = Bound{"2024-02-01 00:00:00+00", false};
  for (const std::string& value : boundary_values(types(), {4, -1}, wanted, Grade::kAtTheLimits)) {
    EXPECT_TRUE(value.starts_with("2024-01-")) << value;
  }
  EXPECT_TRUE(ordinary_value(types(), {4, -1}, wanted, 5000).starts_with("2024-01-"));
}

TEST(Values, LengthsAreKept) {
  Wanted wanted;
  wanted.shortest = 32;
  wanted.longest = 32;
  EXPECT_EQ(ordinary_value(types(), {5, -1}, wanted, 1).size(), 2U + 64U);
  EXPECT_EQ(ordinary_value(types(), {3, -1}, wanted, 1).size(), 32U);
}

TEST(Values, AnEnumHasAllItsLabels) {
  EXPECT_EQ(boundary_values(types(), {kEnum, -1}, {}, Grade::kAtTheLimits),
            (std::vector<std::string>{"active", "paused"}));
}

TEST(Values, ArraysAreEmptyFullAndOfTwoDimensions) {
  const auto values = boundary_values(types(), {kArray, -1}, {}, Grade::kAtTheLimits);
  EXPECT_TRUE(has(values, "{}"));
  EXPECT_TRUE(has(values, "{NULL}"));
  EXPECT_TRUE(has(values, R"({"active","paused"})"));
  EXPECT_TRUE(has(values, R"({{"active","paused"},{"active","paused"}})"));
}

TEST(Values, ADomainKeepsItsCheck) {
  EXPECT_EQ(boundary_values(types(), {kDomain, -1}, {}, Grade::kAtTheLimits), (std::vector<std::string>{"1", "9"}));
}

TEST(Values, ACompositeQuotesItsFields) {
  EXPECT_TRUE(has(boundary_values(types(), {kPair, -1}, {}, Grade::kAtTheLimits), "(,)"));
  EXPECT_EQ(ordinary_value(types(), {kPair, -1}, {}, 3), R"(("4","value 3"))");
}

TEST(Values, OrdinaryOnesDiffer) {
  for (Oid oid = 1; oid <= 6; ++oid) {
    std::set<std::string> values;
    for (std::uint64_t n = 0; n < 100; ++n) values.insert(ordinary_value(types(), {oid, -1}, {}, n));
    EXPECT_EQ(values.size(), 100U) << oid;
  }
}

TEST(Values, AJsonIsOfTheWantedKind) {
  Wanted wanted;
  wanted.json_kind = "array";
  EXPECT_TRUE(has(boundary_values(types(), {6, -1}, wanted, Grade::kAtTheLimits), "[]"));
  EXPECT_FALSE(has(boundary_values(types(), {6, -1}, wanted, Grade::kAtTheLimits), "{}"));
  EXPECT_EQ(ordinary_value(types(), {6, -1}, wanted, 2), "[2]");
}

TEST(Values, InPracticeNumbersAreSmall) {
  EXPECT_EQ(boundary_values(types(), {1, -1}, {}, Grade::kInPractice), (std::vector<std::string>{"0", "1", "-1"}));
  EXPECT_EQ(boundary_values(types(), {2, (5 << 16 | 2) + 4}, {}, Grade::kInPractice),
            (std::vector<std::string>{"0", "-1e-2", "1e-2"}));
}

TEST(Values, InPracticeMomentsCountInFourBytes) {
  for (const std::string& value : boundary_values(types(), {4, -1}, {}, Grade::kInPractice)) {
    EXPECT_TRUE(value >= "1902" && value < "2025") << value;
  }
}

TEST(Values, InPracticeTextsAreEmptyAndFull) {
  const auto values = boundary_values(types(), {3, 7 + 4}, {}, Grade::kInPractice);
  EXPECT_TRUE(has(values, ""));
  EXPECT_TRUE(has(values, "xxxxxxx"));
  for (const std::string& value : boundary_values(types(), {3, -1}, {}, Grade::kInPractice)) {
    EXPECT_LE(value.size(), 255U);
  }
}

TEST(Values, InPracticeJsonIsAnObject) {
  for (const std::string& value : boundary_values(types(), {6, -1}, {}, Grade::kInPractice)) {
    EXPECT_EQ(json_kind_of(value), "object") << value;
  }
}

TEST(Values, InPracticeTheBoundsOfChecksStay) {
  Wanted wanted;
  wanted.lower = Bound{"5000000", true};
  EXPECT_EQ(boundary_values(types(), {1, -1}, wanted, Grade::kInPractice), (std::vector<std::string>{"5000000"}));
}

TEST(Values, InPracticeArraysHaveOneDimensionAndNoNull) {
  const auto values = boundary_values(types(), {kArray, -1}, {}, Grade::kInPractice);
  EXPECT_EQ(values, (std::vector<std::string>{"{}", R"({"active"})", R"({"active","paused"})"}));
}

}  // namespace
}  // namespace lockstep::rows
