#include "commands/hooks/hook_files.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/text.h"
#include "commands/hooks/hook_place.h"

namespace lockstep::commands::hooks {
namespace {

TEST(Shim, LeavesNoPlaceholder) {
  const std::string text = shim_text({"pre-commit", "1.2.3", "/usr/bin/lockstep", WhenMissing::kStop});
  for (const std::string_view name : {"@VERSION@", "@EVENT@", "@LOCKSTEP@", "@ARGUMENTS@", "@MISSING_STATUS@"}) {
    EXPECT_FALSE(base::contains(text, name)) << name;
  }
}

TEST(Shim, IsRecognisedWithTheValuesItWasGiven) {
  const base::TemporaryFolder folder;
  const std::string path = folder.path() / "pre-commit";
  const std::string odd = "/a b/it's $HOME/@EVENT@/lockstep";
  install_hook(path, shim_text({"pre-commit", "1.2.3", odd, WhenMissing::kLetPass}));
  const HookFile hook = inspect_hook(path);
  EXPECT_EQ(hook.kind, HookKind::kOurs);
  EXPECT_EQ(hook.version, "1.2.3");
  EXPECT_EQ(hook.executable, odd);
  EXPECT_TRUE(hook.is_executable);
}

TEST(CallsLockstep, SeesACallAndNotAComment) {
  EXPECT_TRUE(calls_lockstep("#!/bin/sh\nnpx lockstep check --staged\n"));
  EXPECT_FALSE(calls_lockstep("#!/bin/sh\n  # lockstep check\n"));
  EXPECT_FALSE(calls_lockstep("lockstep hooks status\n"));
}

TEST(GitVersion, IsReadFromWhatVendorsPrint) {
  EXPECT_EQ(parse_git_version("git version 2.39.5 (Apple Git-154)\n"), (GitVersion{2, 39}));
  EXPECT_EQ(parse_git_version("git version 2.54.0.windows.1\n"), (GitVersion{2, 54}));
  EXPECT_EQ(parse_git_version("git version 2.54\n"), (GitVersion{2, 54}));
  EXPECT_EQ(parse_git_version("hub 2.54\n"), GitVersion{});
}

}  // namespace
}  // namespace lockstep::commands::hooks
