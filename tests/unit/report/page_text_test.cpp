#include "report/page_text.h"

#include <gtest/gtest.h>

namespace lockstep::report {
namespace {

TEST(PageText, FillsParagraphsAndKeepsCode) {
  EXPECT_EQ(
      page_as_text("# a-rule\n\none two three\nfour `five six` seven\n## Next\n\n    code   as it is, however "
                   "long\n\n    more\n",
                   {.width = 16}),
      "a-rule\n\none two three\nfour `five six`\nseven\n\nNext\n\n    code   as it is, however long\n\n    more\n");
}

TEST(PageText, HeadingsAreBoldAndCodeIsColoredWithoutQuotes) {
  EXPECT_EQ(page_as_text("## What to do\n\nrun `git add` now", {.color = Color::kOn, .width = 11}),
            "\x1b[1mWhat to do\x1b[0m\n\nrun \x1b[36mgit add\x1b[0m\nnow\n");
}

TEST(PageText, ItemsHangBehindTheirBullets) {
  EXPECT_EQ(page_as_text("some:\n\n- one two\n  three\n- four\n\nend", {.width = 9}),
            "some:\n\n- one two\n  three\n- four\n\nend\n");
}

TEST(PageText, FencedCodeIsIndented) {
  EXPECT_EQ(page_as_text("see\n```sql\n# select\n```\nend"), "see\n\n    # select\n\nend\n");
}

TEST(PageText, AWordWiderThanThePageHasALineOfItsOwn) {
  EXPECT_EQ(page_as_text("a bbbbbbbb c", {.width = 4}), "a\nbbbbbbbb\nc\n");
  EXPECT_EQ(page_as_text("#\n", {.width = 0}), "\n");
}

}  // namespace
}  // namespace lockstep::report
