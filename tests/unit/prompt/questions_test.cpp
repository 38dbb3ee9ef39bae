#include "prompt/questions.h"

#include <csignal>
#include <gtest/gtest.h>
#include <vector>

#include "pseudo_terminal.h"

namespace lockstep::prompt {
namespace {

using tests::PseudoTerminal;

constexpr int kYes = 10;
constexpr int kNo = 11;
constexpr int kGaveUp = 20;

int ask_whether(Terminal& terminal, Answer otherwise) {
  try {
    return confirm(terminal, "go on?", otherwise) ? kYes : kNo;
  } catch (const Interrupted& stop) {
    return kGaveUp + stop.signal();
  }
}

/// The status of "go on? [y/N]" after these keys.
int after(std::string_view keys, Answer otherwise = Answer::kNo) {
  PseudoTerminal person([&](Terminal& terminal) { return ask_whether(terminal, otherwise); });
  EXPECT_TRUE(person.shows("go on? ["));
  person.type(keys);
  return person.exit_status();
}

TEST(Confirm, TakesYesAndNoInFullAndShort) {
  EXPECT_EQ(after("y\n"), kYes);
  EXPECT_EQ(after("Yes\n"), kYes);
  EXPECT_EQ(after("n\n", Answer::kYes), kNo);
  EXPECT_EQ(after(" NO \n", Answer::kYes), kNo);
}

TEST(Confirm, TakesTheDefaultOnABareEnter) {
  EXPECT_EQ(after("\n", Answer::kYes), kYes);
  EXPECT_EQ(after("\r", Answer::kNo), kNo);
}

TEST(Confirm, AsksAgainAfterAnythingElse) {
  EXPECT_EQ(after("maybe\ny\n"), kYes);
}

TEST(Confirm, LetsTheTerminalEditTheLine) {
  EXPECT_EQ(after("n\x7fy\n"), kYes);
}

TEST(Interrupted, IsThrownForCtrlCAndTheEndOfInput) {
  EXPECT_EQ(after("\x03"), kGaveUp + SIGINT);
  EXPECT_EQ(after("\x04"), kGaveUp);
  EXPECT_EQ(after("half a line\x03"), kGaveUp + SIGINT);
}

TEST(Interrupted, LeavesTheHandlersAsTheyWere) {
  PseudoTerminal person([](Terminal& terminal) {
    ask_whether(terminal, Answer::kNo);
    return ::raise(SIGINT);
  });
  ASSERT_TRUE(person.shows("go on? [y/N] "));
  person.type("y\n");
  EXPECT_EQ(person.exit_status(), -SIGINT);
}

TEST(Interrupted, IsNotThrownForASignalThatIsIgnored) {
  PseudoTerminal person([](Terminal& terminal) {
    ::signal(SIGINT, SIG_IGN);
    return ask_whether(terminal, Answer::kNo);
  });
  ASSERT_TRUE(person.shows("go on? [y/N] "));
  person.type("\x03");
  person.type("y\n");
  EXPECT_EQ(person.exit_status(), kYes);
}

TEST(Terminal, IsMadeToEditLinesAndLeftAsItWas) {
  PseudoTerminal person([](Terminal& terminal) {
    (void)terminal.read_line("ready");
    const int status = ask_whether(terminal, Answer::kNo);
    (void)terminal.read_line("asked");
    return status;
  });
  ASSERT_TRUE(person.shows("ready"));
  const tcflag_t before = person.local_modes();
  person.type("\n");
  ASSERT_TRUE(person.shows("go on? [y/N] "));
  EXPECT_NE(person.local_modes() & ICANON, 0U);
  person.type("y\n");
  ASSERT_TRUE(person.shows("asked"));
  EXPECT_EQ(person.local_modes(), before);
  person.type("\n");
  EXPECT_EQ(person.exit_status(), kYes);
}

TEST(Terminal, ThatAnotherProgramLeftRawStillTakesAnAnswer) {
  PseudoTerminal person([](Terminal& terminal) {
    const base::FileDescriptor tty(::open("/dev/tty", O_RDWR));
    termios raw{};
    ::tcgetattr(tty.get(), &raw);
    ::cfmakeraw(&raw);
    ::tcsetattr(tty.get(), TCSANOW, &raw);
    const int status = ask_whether(terminal, Answer::kNo);
    termios now{};
    ::tcgetattr(tty.get(), &now);
    return now.c_lflag == raw.c_lflag ? status : 1;
  });
  ASSERT_TRUE(person.shows("go on? [y/N] "));
  person.type("y\r");
  EXPECT_EQ(person.exit_status(), kYes);
}

TEST(Terminal, IsNoneWhereThereIsNone) {
  EXPECT_FALSE(Terminal::open("/dev/null"));
  EXPECT_FALSE(Terminal::open("/nonexistent/tty"));
}

std::size_t pick(std::string_view keys) {
  PseudoTerminal person([](Terminal& terminal) {
    const std::vector<Choice> choices{{"api", "packages/api"}, {"web"}, {"two\nlines"}};
    return static_cast<int>(choose(terminal, "which project?", choices, 1));
  });
  EXPECT_TRUE(person.shows("  1  api         packages/api\r\n  2  web\r\n  3  two\\nlines\r\n1 to 3 [2]: "))
      << person.screen();
  person.type(keys);
  return static_cast<std::size_t>(person.exit_status());
}

TEST(Choose, TakesANumberAWordOrTheDefault) {
  EXPECT_EQ(pick("3\n"), 2U);
  EXPECT_EQ(pick("api\n"), 0U);
  EXPECT_EQ(pick("\n"), 1U);
  EXPECT_EQ(pick("0\n4\n99999999999999999999\n1\n"), 0U);
}

TEST(Ask, GivesTheLineOrTheDefaultAndComplainsUntilItWillDo) {
  PseudoTerminal person([](Terminal& terminal) {
    const std::string name = ask(terminal, "name", "add_x", [](std::string_view answer) {
      return answer == "bad" ? std::optional<std::string>("not that") : std::nullopt;
    });
    const std::string other = ask(terminal, "other", "add_x");
    say(terminal, name + "\n" + other + " \x1b[2J");
    return 0;
  });
  ASSERT_TRUE(person.shows("name [add_x]: "));
  person.type("bad\n");
  ASSERT_TRUE(person.shows("not that"));
  person.type("\x1b[A\n");
  ASSERT_TRUE(person.shows("only letters"));
  person.type("  good one \n");
  ASSERT_TRUE(person.shows("other [add_x]: "));
  person.type("\n");
  EXPECT_TRUE(person.shows("good one\r\nadd_x \\x1b[2J\r\n"));
  EXPECT_EQ(person.exit_status(), 0);
}

}  // namespace
}  // namespace lockstep::prompt
