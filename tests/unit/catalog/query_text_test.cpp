#include "catalog/query_text.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace lockstep::catalog {
namespace {

TEST(QueryText, LinesAreForVersions) {
  constexpr std::string_view kText = "a\nb -- since 15\nc -- before 15\nd -- since 15, before 17\n-- a comment\n";
  EXPECT_EQ(text_for_version(kText, 14), "a\nc -- before 15\n-- a comment\n");
  EXPECT_EQ(text_for_version(kText, 15), "a\nb -- since 15\nd -- since 15, before 17\n-- a comment\n");
  EXPECT_EQ(text_for_version(kText, 17), "a\nb -- since 15\n-- a comment\n");
}

TEST(QueryText, AColumnThatAVersionDoesNotHaveIsNotAskedFor) {
  EXPECT_FALSE(base::contains(query_text("indexes", 14), "indnullsnotdistinct"));
  EXPECT_TRUE(base::contains(query_text("indexes", 15), "indnullsnotdistinct"));
}

}  // namespace
}  // namespace lockstep::catalog
