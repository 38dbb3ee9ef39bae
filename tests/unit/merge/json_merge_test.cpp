#include "json_of.h"

namespace lockstep::merge {
namespace {

struct Outcome {
  std::string text;
  Lines conflicts;
};

Outcome merged(std::string_view ancestor, std::string_view base, std::string_view branch) {
  const layout::JsonValue values[] = {json_of(ancestor), json_of(base), json_of(branch)};
  const MergedJson result = merge_json({&values[0], &values[1], &values[2]}, {});
  return {layout::compact_json(result.value), told(result.conflicts)};
}

TEST(JsonMerge, TakesWhatEachSideChanged) {
  EXPECT_EQ(merged(R"({"a":1,"b":2})", R"({"a":7,"b":2})", R"({"a":1,"b":8})").text, R"({"a":7,"b":8})");
}

TEST(JsonMerge, KeepsTheOrderOfTheBaseAndAddsTheBranchsMembersAfterIt) {
  EXPECT_EQ(merged(R"({"a":1})", R"({"z":3,"a":1})", R"({"n":4,"a":1})").text, R"({"z":3,"a":1,"n":4})");
}

TEST(JsonMerge, DropsWhatOneSideTookAway) {
  EXPECT_EQ(merged(R"({"a":1,"b":2,"c":3})", R"({"a":1,"c":3})", R"({"a":1,"b":2})").text, R"({"a":1})");
}

TEST(JsonMerge, TakesOnceWhatBothDidAlike) {
  const Outcome outcome = merged(R"({})", R"({"a":{"x":1,"y":2}})", R"({"a":{"y":2,"x":1}})");
  EXPECT_EQ(outcome.text, R"({"a":{"x":1,"y":2}})");
  EXPECT_EQ(outcome.conflicts, Lines{});
}

TEST(JsonMerge, NamesWhatBothChangedAndKeepsTheBases) {
  const Outcome outcome = merged(R"({"a":{"x/y":1}})", R"({"a":{"x/y":2}})", R"({"a":{"x/y":"three"}})");
  EXPECT_EQ(outcome.text, R"({"a":{"x/y":2}})");
  EXPECT_EQ(outcome.conflicts, Lines{R"(/a/x~1y: 2 on the base, "three" on the branch)"});
}

TEST(JsonMerge, NamesWhatOneSideChangedAndTheOtherTookAway) {
  EXPECT_EQ(merged(R"({"a":{"x":1}})", R"({})", R"({"a":{"x":2}})").conflicts,
            Lines{"/a: gone on the base, changed on the branch"});
  EXPECT_EQ(merged(R"({"a":1})", R"({"a":2})", R"({})").conflicts, Lines{"/a: 2 on the base, gone on the branch"});
}

TEST(JsonMerge, ArraysAreOneValue) {
  EXPECT_EQ(merged(R"({"a":[1]})", R"({"a":[1,2]})", R"({"a":[1,3]})").conflicts,
            Lines{"/a: [1,2] on the base, [1,3] on the branch"});
}

TEST(JsonText, WritesAsJavaScriptDoes) {
  EXPECT_EQ(json_text(json_of(R"({"a":[],"b":{},"c":[1,{"d":"\u0001\n\t\"\\é"}],"e":1.50,"f":null})")),
            "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    {\n      \"d\": \"\\u0001\\n\\t\\\"\\\\é\"\n    }\n"
            "  ],\n  \"e\": 1.50,\n  \"f\": null\n}");
}

}  // namespace
}  // namespace lockstep::merge
