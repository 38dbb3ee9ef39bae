#include "commands/dotenv.h"

#include <gtest/gtest.h>

// What is expected is what dotenv 16.5.0, bundled in drizzle-kit 0.31, makes of the same text.
namespace lockstep::commands {
namespace {

constexpr const char* kFile = R"(
# the developer's own
PLAIN=postgres://ada@localhost/chat
export EXPORTED=one
  INDENTED = two words # a comment
COLON: three
NOTCOLON:four
SINGLE='it # is \n quoted' # yes
DOUBLE="two\nlines"
BACK=`a 'b' "c"`
OVER="first
second=in the value"
AFTER=five
EMPTY=
UNCLOSED='six
ODD='seven' eight
TWICE=old
TWICE=new
HASH=a#b
not an assignment
NAME.with-signs=nine
)";

TEST(Dotenv, GivesTheValueAsDotenvReadsIt) {
  const std::pair<const char*, const char*> expected[] = {
      {"PLAIN", "postgres://ada@localhost/chat"},
      {"EXPORTED", "one"},
      {"INDENTED", "two words"},
      {"COLON", "three"},
      {"SINGLE", "it # is \\n quoted"},
      {"DOUBLE", "two\nlines"},
      {"BACK", "a 'b' \"c\""},
      {"OVER", "first\nsecond=in the value"},
      {"AFTER", "five"},
      {"EMPTY", ""},
      {"UNCLOSED", "'six"},
      {"ODD", "'seven' eight"},
      {"TWICE", "new"},
      {"HASH", "a"},
      {"NAME.with-signs", "nine"},
  };
  for (const auto& [name, value] : expected) EXPECT_EQ(dotenv_value(kFile, name), value) << name;
}

TEST(Dotenv, GivesNothingThatIsNotAssigned) {
  for (const char* name : {"NOTCOLON", "second", "not", "an", "NONE", ""})
    EXPECT_FALSE(dotenv_value(kFile, name)) << name;
}

TEST(Dotenv, ReadsTheLinesOfAnySystem) {
  for (const char* text : {"A=1\r\nB=2\r\n", "A=1\rB=2", "A=1\n\n\nB=2"}) {
    EXPECT_EQ(dotenv_value(text, "A"), "1") << text;
    EXPECT_EQ(dotenv_value(text, "B"), "2") << text;
  }
}

TEST(Dotenv, EndsWhereverTheTextIsCut) {
  const std::string text = kFile;
  for (std::size_t size = 0; size < text.size(); ++size) dotenv_value(text.substr(0, size), "AFTER");
}

}  // namespace
}  // namespace lockstep::commands
