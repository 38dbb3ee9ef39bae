#include <gtest/gtest.h>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "commands/command.h"

namespace lockstep::commands {
namespace {

const Command& command_named(std::string_view name) {
  for (const Command& command : all_commands()) {
    if (command.name == name) return command;
  }
  throw base::Error("no such command");
}

Arguments parsed(std::string_view command, const std::vector<std::string>& words) {
  return parse_arguments(command_named(command), words);
}

std::string refusal(std::string_view command, const std::vector<std::string>& words) {
  try {
    parsed(command, words);
  } catch (const base::Error& error) {
    return std::string(error.what()) + "; " + error.hint();
  }
  return "";
}

TEST(Arguments, KeepTheOrderOfOptions) {
  const Arguments arguments = parsed("check", {"--output", "a", "--format", "json", "--output=b", "--all"});
  std::string order;
  for (const Arguments::Given& given : arguments.in_order()) order += given.option + "=" + given.value + " ";
  EXPECT_TRUE(order.starts_with("output=a format=json output=b all=")) << order;
  EXPECT_EQ(arguments.value("output"), "b");
  EXPECT_TRUE(arguments.has("all"));
  EXPECT_FALSE(arguments.has("base"));
}

TEST(Arguments, AWordThatIsNoChoiceIsRefusedWithTheNearest) {
  EXPECT_EQ(refusal("check", {"--fail-on", "warnings"}),
            "--fail-on does not know warnings; did you mean --fail-on warning?");
  EXPECT_EQ(refusal("check", {"--color", "x"}), "--color does not know x; --color takes auto, always or never");
  EXPECT_EQ(refusal("hooks", {"instal"}), "lockstep hooks does not know instal; did you mean lockstep hooks install?");
  EXPECT_EQ(refusal("explain", {"xyz"}), "lockstep explain does not know xyz; lockstep explain --help");
}

TEST(Arguments, EveryOptionAndWordIsLookedAtNotOnlyTheLast) {
  EXPECT_NE(refusal("check", {"--format", "xml", "--format", "json"}), "");
  EXPECT_EQ(refusal("rules", {"all"}), "lockstep rules takes no argument all; lockstep rules --help");
  EXPECT_EQ(refusal("schema", {"show", "main", "more"}),
            "lockstep schema takes no argument more; lockstep schema --help");
  EXPECT_EQ(refusal("schema", {"show", "any-branch"}), "");
}

TEST(Commands, AreOnceInTheTableWithEachOptionOnce) {
  std::set<std::string_view> names;
  for (const Command& command : all_commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    std::set<std::string_view> options = {"help"};
    for (const Option& option : command.options) {
      EXPECT_TRUE(options.insert(option.name).second) << command.name << " --" << option.name;
      EXPECT_FALSE(option.help.empty()) << option.name;
      EXPECT_FALSE(option.argument.empty() && option.choices != nullptr) << option.name;
    }
  }
}

/// Shells would take other characters apart, and some write the words of the table into their scripts as they are.
TEST(Commands, HaveWordsThatNoShellTakesApart) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyz0123456789-";
  const auto expect_plain = [&](std::string_view word) {
    EXPECT_TRUE(!word.empty() && word.find_first_not_of(kPlain) == std::string_view::npos) << word;
  };
  const auto expect_plain_choices = [&](Choices choices) {
    if (choices == nullptr) return;
    for (const Choice& choice : choices()) expect_plain(choice.word);
  };
  for (const Command& command : all_commands()) {
    expect_plain(command.name);
    for (const Option& option : command.options) {
      expect_plain(option.name);
      expect_plain_choices(option.choices);
    }
    for (const Positional& positional : command.positionals) expect_plain_choices(positional.choices);
  }
}

/// zsh and fish offer an argument by the words of the one before it.
TEST(Commands, HaveChoicesInFrontOfAFurtherArgument) {
  for (const Command& command : all_commands()) {
    for (std::size_t k = 0; k + 1 < command.positionals.size(); ++k) {
      EXPECT_NE(command.positionals[k].choices, nullptr) << command.name;
    }
  }
}

}  // namespace
}  // namespace lockstep::commands
