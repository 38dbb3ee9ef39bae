#include "commands/help.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "report/report.h"

namespace lockstep::commands {
namespace {

TEST(Help, NamesEveryFormatWithItsDescription) {
  std::string check;
  for (const Command& command : all_commands()) {
    if (command.name == "check") check = command_help(command);
  }
  for (const report::FormatRow& row : report::all_formats()) {
    EXPECT_TRUE(base::contains(check, "\n      " + std::string(row.name) + " ")) << row.name;
    EXPECT_TRUE(base::contains(check, std::string(row.description) + "\n")) << row.name;
  }
}

TEST(Help, EverythingSaidOfCommandsNamesEveryOption) {
  const std::string fish = fish_completions();
  for (const Command& command : all_commands()) {
    const std::string name(command.name);
    EXPECT_TRUE(base::contains(general_help(), "\n  " + name + " ")) << name;
    EXPECT_TRUE(base::contains(bash_completions(), "\n    " + name + ")\n")) << name;
    EXPECT_TRUE(base::contains(zsh_completions(), "\n    " + name + ")\n")) << name;
    for (const Option& option : command.options) {
      const std::string word = "--" + std::string(option.name);
      EXPECT_TRUE(base::contains(command_help(command), "\n  " + word)) << name << " " << word;
      EXPECT_TRUE(base::contains(zsh_completions(), word + (option.argument.empty() ? "[" : "=["))) << word;
      EXPECT_TRUE(base::contains(fish, "_from " + name + "' -l " + std::string(option.name) + " ")) << name << word;
    }
  }
}

TEST(Help, NoMarkOfATemplateIsLeft) {
  for (const std::string& script : {bash_completions(), zsh_completions(), fish_completions()}) {
    for (const char* mark : {"@commands@", "@values@", "@arguments@"})
      EXPECT_FALSE(base::contains(script, mark)) << mark;
  }
}

TEST(Help, FitsATerminal) {
  constexpr std::size_t kColumns = 120;
  for (const Command& command : all_commands()) {
    const std::string help = command_help(command);
    for (const std::string_view line : base::split_lines(help)) EXPECT_LE(line.size(), kColumns) << line;
  }
}

}  // namespace
}  // namespace lockstep::commands
