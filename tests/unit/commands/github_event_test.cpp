#include "commands/github_event.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace lockstep::commands {
namespace {

const std::string kOne(40, '1');
const std::string kTwo(40, '2');
const std::string kNone(40, '0');

std::string group(const std::string& base_sha, const std::string& head_sha, const std::string& base_ref) {
  return R"({"merge_group": {"base_sha": )" + base_sha + R"(, "head_sha": )" + head_sha + R"(, "base_ref": )" +
         base_ref + "}}";
}

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

TEST(GithubEvent, OfAMergeGroupNamesBothEnds) {
  const auto merge = merge_of_event("merge_group", group(quoted(kOne), quoted(kTwo), quoted("refs/heads/main")), "");
  EXPECT_EQ(merge->form, MergeForm::kContained);
  EXPECT_EQ(merge->base, kOne);
  EXPECT_EQ(merge->head, kTwo);
  EXPECT_EQ(merge->onto, "origin/main");
}

TEST(GithubEvent, WithoutTheBaseOfAMergeGroupIsAnError) {
  for (const std::string& base : {std::string("null"), std::string("7"), std::string("{}"), std::string("[]"),
                                  std::string("1e99999"), quoted(""), quoted("--all"), quoted(kNone)}) {
    EXPECT_THROW(merge_of_event("merge_group", group(base, quoted(kTwo), "null"), ""), base::Error) << base;
  }
  for (const char* payload : {"{}", "[]", "null", "7", R"({"merge_group": "x"})", R"({"merge_group": null})"}) {
    EXPECT_THROW(merge_of_event("merge_group", payload, ""), base::Error) << payload;
  }
}

TEST(GithubEvent, TakesNoNameThatMeansSomethingToAShellOrToGit) {
  for (const char* name : {"-x", "$(id)", "a b", "a..b", "/a", "refs/heads/", "a\\nb", "a;b"}) {
    const auto merge = merge_of_event("merge_group", group(quoted(kOne), quoted("HEAD~1"), quoted(name)), "");
    EXPECT_EQ(merge->onto, "") << name;
    EXPECT_EQ(merge->head, "HEAD") << name;
  }
}

TEST(GithubEvent, OfAPullRequestNeedsNothingButTheCheckout) {
  for (const char* payload : {"{}", R"({"pull_request": null})", R"({"pull_request": {"head": [], "base": 1}})"}) {
    const auto merge = merge_of_event("pull_request", payload, "main");
    EXPECT_EQ(merge->form, MergeForm::kMergeCommit);
    EXPECT_EQ(merge->branch_head, "");
    EXPECT_EQ(merge->onto, "origin/main");
  }
}

TEST(GithubEvent, OfAPushThatMakesABranchIsNoMerge) {
  EXPECT_FALSE(merge_of_event("push", R"({"before": ")" + kNone + R"("})", ""));
  EXPECT_EQ(merge_of_event("push", R"({"before": ")" + kOne + R"("})", "")->base, kOne);
  EXPECT_THROW(merge_of_event("push", R"({"before": true})", ""), base::Error);
}

TEST(GithubEvent, ThatIsNoJsonOrTooDeepIsAnError) {
  const std::string deep = R"({"pull_request": )" + std::string(100'000, '[');
  for (const std::string& payload : {std::string(), std::string("{"), std::string("\xff"), deep}) {
    EXPECT_THROW(merge_of_event("pull_request", payload, "main"), base::Error);
  }
}

}  // namespace
}  // namespace lockstep::commands
