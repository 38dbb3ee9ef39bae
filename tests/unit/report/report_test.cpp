#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "base/error.h"
#include "sample.h"

namespace lockstep::report {
namespace {

std::vector<Output> outputs_of(std::vector<std::string> values) {
  return choose_outputs(values, {.is_github_actions = true});
}

std::string refusal(std::vector<std::string> values) {
  try {
    outputs_of(std::move(values));
  } catch (const base::Error& error) {
    return std::string(error.what()) + "; " + error.hint();
  }
  return "";
}

TEST(Outputs, AreHumanWhenNoneIsNamed) {
  const auto outputs = choose_outputs({}, {});
  ASSERT_EQ(outputs.size(), 1u);
  EXPECT_EQ(outputs[0].format, Format::kHuman);
  EXPECT_EQ(outputs[0].file, "");
}

TEST(Outputs, AreHumanAndAnnotationsInAGithubJob) {
  const auto outputs = outputs_of({});
  ASSERT_EQ(outputs.size(), 2u);
  EXPECT_EQ(outputs[0].format, Format::kHuman);
  EXPECT_EQ(outputs[1].format, Format::kGithub);
}

TEST(Outputs, AreExactlyThoseNamed) {
  const auto outputs = outputs_of({"json", "human=out/a=b.txt"});
  ASSERT_EQ(outputs.size(), 2u);
  EXPECT_EQ(outputs[0].format, Format::kJson);
  EXPECT_EQ(outputs[1].format, Format::kHuman);
  EXPECT_EQ(outputs[1].file, "out/a=b.txt");
}

TEST(Outputs, AnUnknownFormatIsRefusedWithTheNearest) {
  EXPECT_EQ(refusal({"jsn"}), "there is no format jsn; did you mean --format json?");
  EXPECT_EQ(refusal({"sarif"}), "there is no format sarif; --format human, github or json");
}

TEST(Outputs, AnEmptyFileNameIsRefused) {
  EXPECT_EQ(refusal({"json="}), "--format json= names no file; ");
}

TEST(Outputs, JsonSharesStandardOutputWithNothing) {
  EXPECT_EQ(refusal({"human", "json"}), "json shares standard output with another format; --format json=FILE");
  EXPECT_EQ(refusal({"human", "json=x.json", "github"}), "");
}

TEST(FailOn, DecidesFromWhichSeverityOnItFails) {
  const Report errors{.findings = {finding_at("a", 1)}};
  const Report warnings{.findings = {a_gap()}};
  EXPECT_TRUE(fails(errors, FailOn::kError));
  EXPECT_FALSE(fails(warnings, FailOn::kError));
  EXPECT_TRUE(fails(errors, FailOn::kWarning));
  EXPECT_TRUE(fails(warnings, FailOn::kWarning));
  EXPECT_FALSE(fails(errors, FailOn::kNever));
  EXPECT_FALSE(fails({}, FailOn::kWarning));
}

TEST(FailOn, HasThreeWords) {
  EXPECT_EQ(parse_fail_on("error"), FailOn::kError);
  EXPECT_EQ(parse_fail_on("warning"), FailOn::kWarning);
  EXPECT_EQ(parse_fail_on("never"), FailOn::kNever);
  EXPECT_EQ(parse_fail_on("errors"), std::nullopt);
}

}  // namespace
}  // namespace lockstep::report
