#include "git/overlay_tree.h"

#include <gtest/gtest.h>

#include "git/memory_tree.h"

namespace lockstep::git {
namespace {

Entry file(std::string path, std::string_view id) {
  return {std::move(path), model::ObjectId::of_raw(id), model::FileMode::kRegular};
}

/// a, b/c, b/d, e/f/g below; b/c and e/f/g are taken out, b/d is another, b/a and h/i are new.
OverlayTree overlaid() {
  auto below = std::make_unique<MemoryTree>();
  for (const char* path : {"a", "b/c", "b/d", "e/f/g"}) below->add(path, path);
  return OverlayTree(std::move(below), {{"b/a", file("b/a", "new")},
                                        {"b/c", std::nullopt},
                                        {"b/d", file("b/d", "other")},
                                        {"e/f/g", std::nullopt},
                                        {"h/i", file("h/i", "new")}});
}

std::vector<std::string> paths(const Tree& tree, std::string_view folder) {
  std::vector<std::string> found;
  for (const Entry& entry : list_files(tree, folder)) found.push_back(entry.path);
  return found;
}

std::vector<std::string> paths_directly_in(const Tree& tree, std::string_view folder) {
  std::vector<std::string> found;
  tree.for_each_file_directly_in(folder, [&](const Tree::Visited& entry) { found.emplace_back(entry.path); });
  return found;
}

using Paths = std::vector<std::string>;

TEST(OverlayTree, ListsWhatIsLeftAndWhatIsNewInTheOrderOfPaths) {
  const OverlayTree tree = overlaid();
  EXPECT_EQ(paths(tree, ""), (Paths{"a", "b/a", "b/d", "h/i"}));
  EXPECT_EQ(paths(tree, "b"), (Paths{"b/a", "b/d"}));
  EXPECT_EQ(paths(tree, "e"), Paths{});
  EXPECT_EQ(paths_directly_in(tree, ""), Paths{"a"});
  EXPECT_EQ(paths_directly_in(tree, "b"), (Paths{"b/a", "b/d"}));
}

TEST(OverlayTree, HasNoFolderWithoutAFile) {
  const OverlayTree tree = overlaid();
  EXPECT_EQ(tree.folders(""), (Paths{"b", "h"}));
  EXPECT_EQ(tree.folders("e"), Paths{});
}

TEST(OverlayTree, FindsAFileAsTheOverlayHasIt) {
  const OverlayTree tree = overlaid();
  EXPECT_EQ(tree.find("b/d")->id.raw(), "other");
  EXPECT_FALSE(tree.find("b/c"));
  EXPECT_TRUE(tree.find("a"));
}

TEST(OverlayTree, DiffersFromTheTreeBelowInItsChangesAlone) {
  MemoryTree below;
  for (const char* path : {"a", "b/c", "b/d", "e/f/g"}) below.add(path, path);
  Paths changed;
  for (const ChangedPath& change : changed_paths(below, overlaid(), "")) changed.push_back(change.path);
  EXPECT_EQ(changed, (Paths{"b/a", "b/c", "b/d", "e/f/g", "h/i"}));
}

/// A tree whose top folder has an id, as a commit's has.
class NamedTree : public MemoryTree {
 public:
  explicit NamedTree(std::string_view id)
      : MemoryTree({{"a", "1"}, {"b/c", "2"}, {"b/d", "3"}}), id_(model::ObjectId::of_raw(id)) {}
  std::optional<model::ObjectId> folder_id(std::string_view folder) const override {
    return folder.empty() ? std::optional(id_) : std::nullopt;
  }

 private:
  model::ObjectId id_;
};

TEST(OverlayTree, KnowsItsChangesFromTheTreeItWasMadeOf) {
  const NamedTree below("top");
  Entry executable = *below.find("a");
  executable.mode = model::FileMode::kExecutable;
  const OverlayTree tree(std::make_unique<NamedTree>("top"), {{"a", executable},
                                                              {"b/c", std::nullopt},
                                                              {"b/d", file("b/d", "other")},
                                                              {"b/none", std::nullopt},
                                                              {"h", file("h", "new")}});
  const auto known = tree.changes_from(below, "");
  ASSERT_TRUE(known);
  Paths changed;
  for (const ChangedPath& change : *known) changed.push_back(change.path);
  EXPECT_EQ(changed, (Paths{"b/c", "b/d", "h"}));
  EXPECT_FALSE(known->front().after);
  EXPECT_EQ(known->at(1).before, below.find("b/d"));
  EXPECT_EQ(tree.changes_from(below, "b")->size(), 2);
  EXPECT_EQ(tree.changes_from(below, "h")->size(), 0);
}

TEST(OverlayTree, DoesNotKnowItsChangesFromAnother) {
  const OverlayTree tree(std::make_unique<NamedTree>("top"), {});
  EXPECT_FALSE(tree.changes_from(NamedTree("another"), ""));
  EXPECT_FALSE(tree.changes_from(MemoryTree(), ""));
}

}  // namespace
}  // namespace lockstep::git
