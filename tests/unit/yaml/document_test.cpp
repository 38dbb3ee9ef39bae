#include "yaml/document.h"

#include <gtest/gtest.h>

namespace lockstep::yaml {
namespace {

std::string error_of(std::string_view text, const Limits& limits = {}) {
  const auto document = read_document(text, limits);
  return document ? "" : document.error();
}

TEST(Document, IsATreeWithPlaces) {
  const auto document = read_document("a: 1\nb:\n  - x\n  - { c: 'y z' }\n");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->find("a")->text, "1");
  const Node* list = document->find("b");
  ASSERT_TRUE(list != nullptr && list->is_sequence());
  EXPECT_EQ(list->children[0].line, 2U);
  EXPECT_EQ(list->children[0].column, 4U);
  EXPECT_EQ(list->children[1].find("c")->text, "y z");
  EXPECT_EQ(document->find("z"), nullptr);
}

TEST(Aliases, AreWhatTheyStandFor) {
  const auto document = read_document("a: &x { k: 1, l: 2 }\nb: *x\nc: { <<: *x, k: 3 }\nd: { <<: [{ m: 4 }, *x] }\n");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->find("b")->find("k")->text, "1");
  EXPECT_EQ(document->find("c")->find("k")->text, "3");
  EXPECT_EQ(document->find("c")->find("l")->text, "2");
  EXPECT_EQ(document->find("d")->find("l")->text, "2");
  EXPECT_EQ(document->find("d")->find("m")->text, "4");
}

TEST(Aliases, ThatGrowWithoutEndAreRefused) {
  std::string laughs = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
  for (int k = 1; k < 12; ++k) {
    const std::string last = "*a" + std::to_string(k - 1);
    laughs += "a" + std::to_string(k) + ": &a" + std::to_string(k) + " [" + last;
    for (int n = 0; n < 8; ++n) laughs += ", " + last;
    laughs += "]\n";
  }
  EXPECT_EQ(error_of(laughs), "it has more than 50000 values");
  const std::string large =
      "a: &a '" + std::string(400'000, 'x') + "'\nb: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n";
  EXPECT_EQ(error_of(large), "its aliases make it too large");
}

TEST(Aliases, ThatContainThemselvesAreRefused) {
  EXPECT_EQ(error_of("a: &a [*a]\n"), "an alias stands inside its own anchor");
  EXPECT_NE(error_of("a: *unknown\n"), "");
}

TEST(Hostile, TextIsRefusedInTime) {
  EXPECT_EQ(error_of(std::string(600'000, ' ')), "it is too large");
  EXPECT_NE(error_of(std::string(100'000, '[')), "");
  EXPECT_NE(error_of(std::string(100'000, '{')), "");
  std::string deep;
  for (int k = 0; k < 300; ++k) deep += std::string(static_cast<std::size_t>(k), ' ') + "a:\n";
  EXPECT_EQ(error_of(deep), "it is nested too deep");
  std::string many;
  for (int k = 0; k < 60'000; ++k) many += "- a\n";
  EXPECT_EQ(error_of(many), "it has more than 50000 values");
  EXPECT_NE(error_of("a: b: c\n"), "");
  EXPECT_NE(error_of("\t- a\n"), "");
}

TEST(Document, ThatIsEmptyIsNothing) {
  const auto document = read_document("");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->kind, Node::Kind::kNull);
}

TEST(Document, IsTheFirstOfSeveral) {
  EXPECT_EQ(read_document("a: 1\n---\na: 2\n")->find("a")->text, "1");
}

}  // namespace
}  // namespace lockstep::yaml
