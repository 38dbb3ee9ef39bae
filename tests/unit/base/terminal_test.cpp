#include "base/terminal.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <unistd.h>

namespace lockstep::base {
namespace {

using Environment = TerminalEnvironment;

bool automatic(const Environment& environment, StreamKind stream = StreamKind::kTerminal,
               Reader reader = Reader::kHuman) {
  return wants_color(ColorWhen::kAuto, environment, stream, reader);
}

TEST(Color, TheFlagDecidesBeforeEverything) {
  EXPECT_TRUE(wants_color(ColorWhen::kAlways, {.no_color = "1", .term = "dumb"}, StreamKind::kPipe, Reader::kMachine));
  EXPECT_FALSE(wants_color(ColorWhen::kNever, {.force_color = "1"}, StreamKind::kTerminal, Reader::kHuman));
}

TEST(Color, NoColorDecidesBeforeForceColor) {
  EXPECT_FALSE(automatic({.no_color = "1", .force_color = "1"}));
}

TEST(Color, ForceColorTurnsItOnInAPipeAndZeroOffInATerminal) {
  EXPECT_TRUE(automatic({.force_color = "1"}, StreamKind::kPipe));
  EXPECT_TRUE(automatic({.clicolor_force = "1"}, StreamKind::kPipe));
  EXPECT_FALSE(automatic({.force_color = "0"}));
  EXPECT_FALSE(automatic({.clicolor_force = "0"}));
}

TEST(Color, ForceColorDecidesBeforeClicolorForce) {
  EXPECT_FALSE(automatic({.force_color = "0", .clicolor_force = "1"}));
}

TEST(Color, MachinesGetNoneInATerminal) {
  EXPECT_FALSE(automatic({}, StreamKind::kTerminal, Reader::kMachine));
  EXPECT_FALSE(automatic({.is_github_actions = true}, StreamKind::kPipe, Reader::kMachine));
}

TEST(Color, ATerminalGetsItAndAPipeDoesNot) {
  EXPECT_TRUE(automatic({.term = "xterm"}));
  EXPECT_FALSE(automatic({.term = "xterm"}, StreamKind::kPipe));
}

TEST(Color, ADumbTerminalGetsNone) {
  EXPECT_FALSE(automatic({.term = "dumb"}));
  EXPECT_TRUE(automatic({.force_color = "1", .term = "dumb"}));
}

TEST(Color, JobLogsShowItThoughTheyAreNoTerminal) {
  EXPECT_TRUE(automatic({.is_github_actions = true}, StreamKind::kPipe));
  EXPECT_TRUE(automatic({.is_gitlab_ci = true}, StreamKind::kPipe));
}

TEST(Color, TheFlagHasThreeWords) {
  EXPECT_EQ(parse_color_when("auto"), ColorWhen::kAuto);
  EXPECT_EQ(parse_color_when("always"), ColorWhen::kAlways);
  EXPECT_EQ(parse_color_when("never"), ColorWhen::kNever);
  EXPECT_EQ(parse_color_when("yes"), std::nullopt);
}

TEST(Color, AnEmptyVariableCountsAsNotSet) {
  ::setenv("NO_COLOR", "", 1);
  ::setenv("FORCE_COLOR", "0", 1);
  ::setenv("GITHUB_ACTIONS", "false", 1);
  const Environment environment = read_terminal_environment();
  ::unsetenv("NO_COLOR");
  ::unsetenv("FORCE_COLOR");
  ::unsetenv("GITHUB_ACTIONS");
  EXPECT_EQ(environment.no_color, std::nullopt);
  EXPECT_EQ(environment.force_color, "0");
  EXPECT_FALSE(environment.is_github_actions);
}

TEST(Color, APipeIsNoTerminal) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  EXPECT_EQ(stream_kind(ends[1]), StreamKind::kPipe);
  ::close(ends[0]);
  ::close(ends[1]);
}

}  // namespace
}  // namespace lockstep::base
