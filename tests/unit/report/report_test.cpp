#include <gtest/gtest.h>
#include <optional>

#include "sample.h"

namespace lockstep::report {
namespace {

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
