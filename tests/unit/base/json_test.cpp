#include "base/json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <string>

namespace lockstep::base {
namespace {

std::string problem_of(std::string_view text, const JsonLimits& limits = {}) {
  const auto parsed = parse_json(text, limits);
  return parsed ? "" : parsed.error().message;
}

std::string located(std::string_view text, std::string_view pointer) {
  const auto range = json_locate(text, pointer);
  return range ? std::string(text.substr(range->begin, range->end - range->begin)) : "nothing";
}

TEST(ParseJson, GivesTheSameValueAsNlohmann) {
  const std::string text =
      R"( {"a": [1, -2, 3.5e2, true, false, null, "x\n\u00e9\ud83d\ude00"], "": {"b": {}}, "c": [[]]} )";
  EXPECT_EQ(*parse_json(text, {}), nlohmann::json::parse(text));
}

TEST(ParseJson, KeepsTheLargestIntegers) {
  EXPECT_EQ(*parse_json("9223372036854775807", {}), INT64_MAX);
  EXPECT_EQ(*parse_json("18446744073709551615", {}), UINT64_MAX);
}

TEST(ParseJson, SaysWhereTheProblemIs) {
  const auto parsed = parse_json("{\"a\": 1,\n <<<<<<< HEAD", {});
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().byte_offset, 10U);
}

TEST(ParseJson, RefusesWhatIsNotJson) {
  EXPECT_EQ(problem_of(""), "it ends too early");
  EXPECT_EQ(problem_of("{\"a\":"), "it ends too early");
  EXPECT_EQ(problem_of("{\"a\""), "':' expected after a key");
  EXPECT_EQ(problem_of("[1,]"), "a value expected");
  EXPECT_EQ(problem_of("{,}"), "a key in double quotes expected");
  EXPECT_EQ(problem_of("[1 2]"), "',' or ']' expected");
  EXPECT_EQ(problem_of("[1}"), "',' or ']' expected");
  EXPECT_EQ(problem_of("1 1"), "there is more after its end");
  EXPECT_EQ(problem_of("01"), "there is more after its end");
  EXPECT_EQ(problem_of("1."), "a value expected");
  EXPECT_EQ(problem_of("\"\\x\""), "an escape that JSON does not have");
  EXPECT_EQ(problem_of("\"\\u12"), "an escape that JSON does not have");
  EXPECT_EQ(problem_of("\"a\nb\""), "a line break or control character within a string");
  EXPECT_EQ(problem_of("\"a"), "a string that is never closed");
  EXPECT_EQ(problem_of("\xEF\xBB\xBF{}"), "it starts with a byte order mark");
}

TEST(ParseJson, RefusesInvalidUtf8) {
  EXPECT_EQ(problem_of("\"\xC3\x28\""), "invalid UTF-8 within a string");
  EXPECT_EQ(problem_of(std::string_view("\0\xFF\x7F", 3)), "a value expected");
}

TEST(ParseJson, RefusesNumbersOutOfRange) {
  EXPECT_EQ(problem_of("1e999"), "a number out of range");
  EXPECT_EQ(problem_of(std::string(100'000, '9')), "a number out of range");
}

TEST(ParseJson, RefusesDeepNestingWithoutRecursion) {
  EXPECT_EQ(problem_of(std::string(256, '[') + std::string(256, ']')), "");
  EXPECT_EQ(problem_of(std::string(257, '[') + std::string(257, ']')), "nested too deeply");
  EXPECT_EQ(problem_of(std::string(5'000'000, '[')), "nested too deeply");
}

TEST(ParseJson, RefusesATextOverItsLimitBeforeReadingIt) {
  JsonLimits limits;
  limits.largest_bytes = 3;
  EXPECT_EQ(problem_of("[1]", limits), "");
  EXPECT_EQ(problem_of("[1] ", limits), "it is larger than 3 bytes");
}

TEST(ParseJson, RefusesAKeyThatIsThereTwiceUnlessAllowed) {
  const std::string text = R"({"a": {"a": 1}, "\u0061": 2})";
  EXPECT_EQ(problem_of(text), "the key \"\\u0061\" is there twice");
  JsonLimits limits;
  limits.duplicate_keys = JsonDuplicateKeys::kAllowed;
  EXPECT_EQ((*parse_json(text, limits))["a"], 2);
}

TEST(ParseJson, TakesCommentsOnlyWhereAllowed) {
  const std::string text = "// first\n{\"a\"/**/: /* one */ 1} // last";
  EXPECT_EQ(problem_of(text), "unexpected '/'");
  JsonLimits limits;
  limits.comments = JsonComments::kAllowed;
  EXPECT_EQ((*parse_json(text, limits))["a"], 1);
  EXPECT_EQ(problem_of("{} /*", limits), "a comment that is never closed");
}

TEST(JsonLocate, FindsTheValueAPointerNames) {
  const std::string text = R"({"entries": [{"idx": 0}, {"idx": 1, "when": 42}], "a/b": {"~": "x"}})";
  EXPECT_EQ(located(text, "/entries/1/when"), "42");
  EXPECT_EQ(located(text, "/entries/0"), "{\"idx\": 0}");
  EXPECT_EQ(located(text, "/a~1b/~0"), "\"x\"");
  EXPECT_EQ(located(text, ""), text);
}

TEST(JsonLocate, FindsNothingWhereThereIsNothing) {
  EXPECT_EQ(located("[1]", "/1"), "nothing");
  EXPECT_EQ(located("[1]", "/x"), "nothing");
  EXPECT_EQ(located("{}", "/a"), "nothing");
  EXPECT_EQ(located("3", "/a"), "nothing");
  EXPECT_EQ(located("[1, [", "/1"), "nothing");
}

}  // namespace
}  // namespace lockstep::base
