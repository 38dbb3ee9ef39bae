#include "git/tree_object.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace lockstep::git {
namespace {

const std::string kId(20, '\x11');

std::string entry(const std::string& mode, const std::string& name) {
  return mode + " " + name + '\0' + kId;
}

TEST(TreeObject, GivesItsEntriesInOrder) {
  const std::string bytes = entry("100644", "a b") + entry("40000", "folder");
  TreeObjectReader reader(bytes);
  const auto file = reader.next();
  EXPECT_EQ(file->name, "a b");
  EXPECT_EQ(file->id, kId);
  EXPECT_FALSE(file->is_folder());
  const auto folder = reader.next();
  EXPECT_EQ(folder->name, "folder");
  EXPECT_TRUE(folder->is_folder());
  EXPECT_FALSE(reader.next());
}

TEST(TreeObject, HasNoEntryWhenItIsEmpty) {
  EXPECT_FALSE(TreeObjectReader("").next());
}

TEST(TreeObject, FindsAnEntryByItsWholeName) {
  const std::string bytes = entry("100644", "ab") + entry("100644", "abc");
  EXPECT_EQ(find_in_tree_object(bytes, "abc")->name, "abc");
  EXPECT_FALSE(find_in_tree_object(bytes, "a"));
  EXPECT_FALSE(find_in_tree_object(bytes, ""));
}

TEST(TreeObject, IsDamagedWhereverItBreaksOff) {
  const std::string whole = entry("100644", "name");
  for (std::size_t size = 1; size < whole.size(); ++size) {
    TreeObjectReader reader(std::string_view(whole).substr(0, size));
    EXPECT_THROW(reader.next(), base::Error) << size;
  }
}

TEST(TreeObject, IsDamagedWithoutAModeOrAName) {
  for (const std::string& bytes : {entry("", "x"), entry("8", "x"), entry("100644", ""), entry("1006440000", "x")}) {
    EXPECT_THROW(TreeObjectReader(bytes).next(), base::Error);
  }
}

TEST(FileMode, IsReadAsGitReadsIt) {
  EXPECT_EQ(git_file_mode(0100644), model::FileMode::kRegular);
  EXPECT_EQ(git_file_mode(0100664), model::FileMode::kRegular);
  EXPECT_EQ(git_file_mode(0100755), model::FileMode::kExecutable);
  EXPECT_EQ(git_file_mode(0120000), model::FileMode::kSymlink);
  EXPECT_EQ(git_file_mode(0160000), model::FileMode::kSubmodule);
}

}  // namespace
}  // namespace lockstep::git
