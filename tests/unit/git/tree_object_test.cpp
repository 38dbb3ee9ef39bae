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

/// The name of the next entry after what both begin with; empty at the end.
std::string first_after_equal(const std::string& bytes, const std::string& other_bytes) {
  TreeObjectReader one(bytes);
  TreeObjectReader other(other_bytes);
  TreeObjectReader::pass_over_equal(one, other);
  const auto entry = one.next();
  return entry ? std::string(entry->name) : "";
}

TEST(TreeObject, PassesOverWholeEntriesThatAreEqual) {
  std::string many;  // longer than what is compared at a time
  for (int k = 100; k < 140; ++k) many += entry("100644", std::to_string(k));
  EXPECT_EQ(first_after_equal(many, many), "");
  EXPECT_EQ(first_after_equal("", ""), "");
  EXPECT_EQ(first_after_equal(many, ""), "100");
  EXPECT_EQ(first_after_equal(many + entry("100644", "2"), many), "2");
  EXPECT_EQ(first_after_equal(many + entry("100644", "2a"), many + entry("100644", "2b")), "2a");
  EXPECT_EQ(first_after_equal(many + entry("100644", "2"), many + entry("100755", "2")), "2");
}

TEST(TreeObject, AnEntryIsNotPassedOverForAnyByteOfItsId) {
  const std::string before = entry("100644", "a") + entry("100644", "b") + entry("100644", "c");
  const std::size_t id_of_b = 2 * (7 + 2 + 20) - 20;
  for (std::size_t at = id_of_b; at < id_of_b + 20; ++at) {
    for (const char byte : {'\0', '\x12'}) {
      std::string after = before;
      after[at] = byte;
      EXPECT_EQ(first_after_equal(before, after), "b") << at;
      EXPECT_EQ(first_after_equal(after, before), "b") << at;
    }
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
