#include "typescript/syntax.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

namespace lockstep::typescript {
namespace {

bool has_error(const SyntaxTree& tree) {
  return std::any_of(tree.nodes.begin(), tree.nodes.end(), [](const Node& node) { return node.is_error; });
}

NodeId first_of(const SyntaxTree& tree, Kind kind) {
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    if (tree[id].kind == kind) return id;
  }
  return kNoNode;
}

TEST(Syntax, TypesAreLeftOutAndOfAssertionsTheValueStays) {
  const SyntaxTree tree = parse("interface A { b: c } type D = E; const x: F = (y as G) satisfies H; z!.f<I>();");
  for (const char* type : {"A", "D", "F", "G", "H", "I"}) {
    for (NodeId id = 0; id < tree.nodes.size(); ++id) EXPECT_NE(tree.text_of(id), type);
  }
  const NodeId value = child_by_field(tree, first_of(tree, Kind::kVariableDeclarator), Field::kValue);
  EXPECT_EQ(tree.text_of(unwrap(tree, value)), "y");
}

TEST(Syntax, CommentsAreListedApart) {
  const SyntaxTree tree = parse("// one\nconst a = /* two */ 1; // three");
  ASSERT_EQ(tree.comments.size(), 3u);
  EXPECT_EQ(tree.text.substr(tree.comments[1].start, tree.comments[1].end - tree.comments[1].start), "/* two */");
}

TEST(Syntax, ChildrenAreWalkedInOrderAndSubtreesAreContiguous) {
  const SyntaxTree tree = parse("f(a, [b, c], d)");
  const NodeId arguments = first_of(tree, Kind::kArguments);
  const std::vector<NodeId> given = named_children(tree, arguments);
  ASSERT_EQ(given.size(), 3u);
  EXPECT_EQ(tree.text_of(given[1]), "[b, c]");
  EXPECT_EQ(tree[given[1]].subtree_end, next_sibling(tree, given[1]));
}

TEST(Syntax, TypeArgumentsOfATaggedTemplateDoNotMakeItAComparison) {
  for (const char* text : {"sql<string>`now()`", "sql<number[]>`1`", "sql<Array<{ a: string }>>`x`"}) {
    const SyntaxTree tree = parse(std::string("const a = ") + text + ";");
    EXPECT_FALSE(has_error(tree)) << text;
    EXPECT_EQ(first_of(tree, Kind::kBinaryExpression), kNoNode) << text;
    EXPECT_NE(first_of(tree, Kind::kTemplateString), kNoNode) << text;
  }
}

TEST(Syntax, AnImportInATypeDoesNotBreakTheObjectAroundIt) {
  const SyntaxTree tree = parse("const t = { a: jsonb().$type<import('pkg').T>(), b: text() };");
  EXPECT_FALSE(has_error(tree));
  EXPECT_EQ(named_children(tree, first_of(tree, Kind::kObject)).size(), 2u);
}

TEST(Syntax, StringsAreCooked) {
  EXPECT_EQ(cook(R"(a\n\t\x41\u0042\u{43}\'\\)"), "a\n\tABC'\\");
  EXPECT_EQ(cook("a\\\nb\\\r\nc"), "abc");
  EXPECT_EQ(cook(R"(\ud83d\ude00)"), "\xF0\x9F\x98\x80");
  EXPECT_EQ(cook(R"(\u{110000}\uZ\x)"), "u{110000}uZx");
  EXPECT_EQ(cook("\\"), "\\");
}

TEST(Syntax, TemplatesGiveTheirTextsAroundSubstitutions) {
  const SyntaxTree tree = parse("`a\\n${b}c${d}`");
  EXPECT_EQ(template_texts(tree, first_of(tree, Kind::kTemplateString)), (std::vector<std::string>{"a\n", "c", ""}));
  EXPECT_FALSE(string_value(tree, first_of(tree, Kind::kTemplateString)));
}

TEST(Syntax, NestingBeyondTheCapIsAProblemAndNoCrash) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "1" + std::string(depth, ')'); };
  const SyntaxTree tree = parse("const a = " + nested(5'000));
  EXPECT_EQ(tree.problem, "nested more than 600 levels deep");
  EXPECT_TRUE(tree.nodes.empty());
  EXPECT_EQ(parse("const a = " + nested(100'000)).problem, "brackets or statements that do not end");
}

TEST(Syntax, TokensWithoutEndAreAProblemAndNoCrash) {
  for (const char* repeated : {"a<", "x=>", "a?", "<a ", "@", "export const ", "if ", "(", "{", "["}) {
    std::string text;
    for (int k = 0; k < 100'000; ++k) text += repeated;
    EXPECT_FALSE(parse(text).problem.empty()) << repeated;
  }
}

TEST(Syntax, ATextBeyondTheCapIsNotParsed) {
  EXPECT_EQ(parse(std::string(kLargestSource + 1, ' ')).problem, "larger than 8 MB");
}

TEST(Syntax, MegabyteLiteralsAreOneNode) {
  const SyntaxTree tree = parse("const a = '" + std::string(2'000'000, 'x') + "';");
  EXPECT_EQ(string_value(tree, first_of(tree, Kind::kString))->size(), 2'000'000u);
}

TEST(Syntax, AnyBytesParse) {
  std::string bytes;
  for (int k = 0; k < 4096; ++k) bytes += static_cast<char>((k * 131 + k / 7) % 256);
  EXPECT_FALSE(parse(bytes).nodes.empty());
  EXPECT_EQ(parse("").nodes.size(), 1u);
}

}  // namespace
}  // namespace lockstep::typescript
