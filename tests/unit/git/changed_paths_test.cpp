#include <gtest/gtest.h>

#include "git/memory_tree.h"

namespace lockstep::git {
namespace {

std::vector<std::string> summary(const Tree& before, const Tree& after, std::string_view folder = "") {
  std::vector<std::string> lines;
  for (const ChangedPath& change : changed_paths(before, after, folder)) {
    lines.push_back((!change.before ? "A " : !change.after ? "D " : "M ") + change.path);
  }
  return lines;
}

TEST(ChangedPaths, AreNoneBetweenEqualTrees) {
  const MemoryTree tree({{"a", "1"}, {"b/c", "2"}});
  EXPECT_TRUE(summary(tree, tree).empty());
}

TEST(ChangedPaths, ComeInByteOrder) {
  const MemoryTree before({{"a/gone", "1"}, {"a-b", "1"}, {"same", "1"}});
  const MemoryTree after({{"a/new", "1"}, {"a-b", "2"}, {"same", "1"}, {"z", "1"}});
  EXPECT_EQ(summary(before, after), (std::vector<std::string>{"M a-b", "D a/gone", "A a/new", "A z"}));
}

TEST(ChangedPaths, LeaveOtherFoldersOut) {
  const MemoryTree before({{"db/a", "1"}, {"src/a", "1"}});
  const MemoryTree after({{"db/a", "2"}, {"src/a", "2"}});
  EXPECT_EQ(summary(before, after, "db"), std::vector<std::string>{"M db/a"});
}

TEST(ChangedPaths, ShowAFileThatBecameAFolder) {
  MemoryTree before;
  before.add("a", "1");
  MemoryTree after;
  after.add("a/b", "1");
  EXPECT_EQ(summary(before, after), (std::vector<std::string>{"D a", "A a/b"}));
}

TEST(ChangedPaths, PassOverChmodAndShowLinks) {
  MemoryTree before({{"run", "x"}, {"link", "x"}});
  MemoryTree after;
  after.add("run", "x", model::FileMode::kExecutable);
  after.add("link", "x", model::FileMode::kSymlink);
  EXPECT_EQ(summary(before, after), std::vector<std::string>{"M link"});
}

/// A tree that knows the id of one folder and must not be asked what is in it.
struct KnownFolder : MemoryTree {
  using MemoryTree::MemoryTree;
  std::optional<model::ObjectId> folder_id(std::string_view folder) const override {
    return folder == "big" ? std::optional(model::ObjectId::of_raw("same")) : std::nullopt;
  }
  void for_each_file_directly_in(std::string_view folder,
                                 const std::function<void(const Visited&)>& visit) const override {
    EXPECT_NE(folder, "big");
    MemoryTree::for_each_file_directly_in(folder, visit);
  }
};

TEST(ChangedPaths, DoNotEnterFoldersOfEqualId) {
  const KnownFolder before({{"big/a", "1"}, {"small/a", "1"}});
  const KnownFolder after({{"big/a", "1"}, {"small/a", "2"}});
  EXPECT_EQ(summary(before, after), std::vector<std::string>{"M small/a"});
}

}  // namespace
}  // namespace lockstep::git
