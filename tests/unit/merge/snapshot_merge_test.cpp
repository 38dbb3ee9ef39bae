#include "merge/snapshot_merge.h"

#include "json_of.h"

namespace lockstep::merge {
namespace {

/// A snapshot with the table `users`, whose columns and indexes these are, and enum `role` with these values.
layout::JsonValue schema(const std::string& columns, const std::string& values = R"("a","b")",
                         const std::string& more = "") {
  return json_of(R"({"tables":{"public.users":{"name":"users","schema":"","columns":{)" + columns +
                 R"(},"indexes":{}}},"enums":{"public.role":{"name":"role","schema":"public","values":[)" + values +
                 "]}}" + more + "}");
}

std::string column(const std::string& name, const std::string& type = "text") {
  return '"' + name + R"(":{"name":")" + name + R"(","type":")" + type + R"(","primaryKey":false})";
}

MergedJson merged(const layout::JsonValue& ancestor, const layout::JsonValue& base, const layout::JsonValue& branch) {
  return merge_schemas({&ancestor, &base, &branch});
}

std::string values_of(const layout::JsonValue& schema) {
  return layout::compact_json(*schema.find("enums")->find("public.role")->find("values"));
}

TEST(SnapshotMerge, ColumnsOfBothSides) {
  const MergedJson result = merged(schema(column("id")), schema(column("id") + "," + column("phone")),
                                   schema(column("id") + "," + column("email")));
  EXPECT_EQ(told(result.conflicts), Lines{});
  EXPECT_TRUE(is_same(&result.value, [] {
    static const layout::JsonValue all = schema(column("id") + "," + column("phone") + "," + column("email"));
    return &all;
  }()));
}

TEST(SnapshotMerge, OneColumnOfTwoTypesIsAConflictAtItsType) {
  const MergedJson result = merged(schema(column("id")), schema(column("id") + "," + column("x", "text")),
                                   schema(column("id") + "," + column("x", "integer")));
  EXPECT_EQ(told(result.conflicts),
            Lines{R"(/tables/public.users/columns/x/type: "text" on the base, "integer" on the branch)"});
}

TEST(SnapshotMerge, WhatBothAddAlikeWouldFailTheSecondTime) {
  const layout::JsonValue side = schema(column("id") + "," + column("x"));
  EXPECT_EQ(told(merged(schema(column("id")), side, side).conflicts),
            Lines{"/tables/public.users/columns/x: both sides add it"});
  const layout::JsonValue ancestor = schema(column("id"));
  EXPECT_EQ(told(merge_snapshot_file({&ancestor, &side, &side}).conflicts), Lines{});
}

TEST(SnapshotMerge, WhatBothTakeAwayWouldFailTheSecondTime) {
  const layout::JsonValue side = schema(column("id"));
  EXPECT_EQ(told(merged(schema(column("id") + "," + column("x")), side, side).conflicts),
            Lines{"/tables/public.users/columns/x: both sides take it away"});
}

TEST(SnapshotMerge, AColumnThatOneSideDropsAndTheOtherChanges) {
  EXPECT_EQ(told(merged(schema(column("id") + "," + column("x")), schema(column("id")),
                        schema(column("id") + "," + column("x", "integer")))
                     .conflicts),
            Lines{"/tables/public.users/columns/x: gone on the base, changed on the branch"});
}

TEST(SnapshotMerge, ValuesOfAnEnumGoWhereTheirStatementsPutThem) {
  const std::string id = column("id");
  const MergedJson both_append = merged(schema(id), schema(id, R"("a","b","m")"), schema(id, R"("a","b","f")"));
  EXPECT_EQ(values_of(both_append.value), R"(["a","b","m","f"])");
  const MergedJson before = merged(schema(id), schema(id, R"("a","m","b")"), schema(id, R"("a","f","b","g")"));
  EXPECT_EQ(values_of(before.value), R"(["a","m","f","b","g"])");
  EXPECT_EQ(told(before.conflicts), Lines{});
}

TEST(SnapshotMerge, ValuesThatCannotBothBeMadeAreConflicts) {
  const std::string id = column("id");
  EXPECT_EQ(told(merged(schema(id), schema(id, R"("a")"), schema(id, R"("a","b","f")")).conflicts),
            Lines{"/enums/public.role/values: both sides change it, and not by additions alone"});
  EXPECT_EQ(told(merged(schema(id), schema(id, R"("a","b","x","m")"), schema(id, R"("a","b","x")")).conflicts),
            Lines{"/enums/public.role/values: both sides add x"});
}

TEST(SnapshotMerge, AnIndexOfAColumnThatTheOtherSideDropped) {
  const std::string index = R"("indexes":{"i":{"name":"i","columns":[{"expression":"x","isExpression":false}]}})";
  const auto with_index = json_of(
      R"({"tables":{"public.users":{"name":"users","schema":"","columns":{)" + column("id") + "," + column("x") + "}," +
      index + R"(}},"enums":{"public.role":{"name":"role","schema":"public","values":["a","b"]}}})");
  EXPECT_EQ(told(merged(schema(column("id") + "," + column("x")), schema(column("id")), with_index).conflicts),
            Lines{"/tables/public.users/indexes/i: its column x is gone on the other side"});
}

TEST(SnapshotMerge, AViewOverATableThatTheOtherSideChanged) {
  const std::string view =
      R"(,"views":{"public.v":{"name":"v","schema":"public","definition":"select \"id\" from \"users\""}})";
  const MergedJson result =
      merged(schema(column("id")), schema(column("id") + "," + column("x")), schema(column("id"), R"("a","b")", view));
  EXPECT_EQ(told(result.conflicts),
            Lines{"/views/public.v/definition: it lists columns of users, which the other side changed"});
}

TEST(SnapshotMerge, ASnapshotThatBothAddIsAConflict) {
  const MergedText merged = merge_snapshots({"", R"({"id":"a"})", R"({"id":"b"})"});
  EXPECT_EQ(merged.text, R"({"id":"a"})");
  EXPECT_EQ(told(merged.conflicts), Lines{": both sides added it: two migrations have its number"});
}

}  // namespace
}  // namespace lockstep::merge
