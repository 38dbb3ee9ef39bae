#include "git/index_file.h"

#include <gtest/gtest.h>

#include "index_bytes.h"

namespace lockstep::git {
namespace {

std::string index_of(const std::vector<EntryBytes>& entries, const std::string& extensions = "") {
  std::string bytes = header(3, static_cast<std::uint32_t>(entries.size()));
  for (const EntryBytes& entry : entries) bytes += entry.text();
  return bytes + extensions + kNoChecksum;
}

std::vector<std::string> paths_of(const std::string& bytes) {
  const auto index = parse_index(bytes, 20);
  std::vector<std::string> paths;
  for (const ListedFile& file : index.value().files) paths.emplace_back(file.path);
  return paths;
}

std::string why_unsupported(const std::string& bytes) {
  const auto index = parse_index(bytes, 20);
  return index ? "supported" : index.error().reason;
}

TEST(ParseIndex, ReadsPathsModesAndIds) {
  const auto index = parse_index(index_of({{.path = "a"}, {.path = "b/c", .mode = 0120000, .id = 'x'}}), 20);
  ASSERT_TRUE(index);
  ASSERT_EQ(index->files.size(), 2u);
  EXPECT_EQ(index->files[1].path, "b/c");
  EXPECT_EQ(index->files[1].mode, model::FileMode::kSymlink);
  EXPECT_EQ(index->files[1].id, std::string(20, 'x'));
}

TEST(ParseIndex, ReadsAnEmptyIndex) {
  EXPECT_TRUE(paths_of(index_of({})).empty());
}

TEST(ParseIndex, LeavesIntentToAddOut) {
  EXPECT_EQ(paths_of(index_of({{.path = "a"}, {.path = "b", .is_intent_to_add = true}, {.path = "c"}})),
            (std::vector<std::string>{"a", "c"}));
}

TEST(ParseIndex, PutsVersion4PathsTogether) {
  const std::string fixed = EntryBytes{.path = ""}.text().substr(0, 62);
  const std::string bytes = header(4, 3) + fixed + std::string("\0src/a\0", 7) + fixed + std::string("\1b\0", 3) +
                            fixed + std::string("\5tests\0", 7) + kNoChecksum;
  EXPECT_EQ(paths_of(bytes), (std::vector<std::string>{"src/a", "src/b", "tests"}));
}

TEST(ParseIndex, RefusesAVersion4PathThatTakesMoreThanThereIs) {
  const std::string fixed = EntryBytes{.path = ""}.text().substr(0, 62);
  EXPECT_THROW(parse_index(header(4, 1) + fixed + std::string("\3a\0", 3) + kNoChecksum, 20), DamagedIndex);
}

TEST(ParseIndex, NamesTheFirstUnmergedPath) {
  const std::string bytes =
      index_of({{.path = "a"}, {.path = "b", .stage = 1}, {.path = "b", .stage = 2}, {.path = "c", .stage = 3}});
  try {
    parse_index(bytes, 20);
    FAIL() << "no error";
  } catch (const UnmergedPaths& error) {
    EXPECT_EQ(std::string(error.what()).find("unmerged path b"), 0u);
    EXPECT_EQ(error.hint(), "git status");
  }
}

TEST(ParseIndex, LeavesSplitAndSparseIndexesToGit) {
  EXPECT_EQ(why_unsupported(index_of({{.path = "a"}}, extension("link", std::string(20, 'b')))), "split index");
  EXPECT_EQ(why_unsupported(index_of({{.path = "a"}}, extension("sdir", ""))), "sparse index");
  EXPECT_EQ(why_unsupported(index_of({{.path = "a/", .mode = 040000}})), "sparse index");
  EXPECT_EQ(why_unsupported(index_of({{.path = ""}})), "split index");
}

TEST(ParseIndex, LeavesWhatItDoesNotKnowToGit) {
  EXPECT_EQ(why_unsupported(index_of({}, extension("what", ""))), "index extension what");
  EXPECT_EQ(why_unsupported(header(5, 0) + kNoChecksum), "index version 5");
}

TEST(ParseIndex, PassesOverOptionalExtensions) {
  EXPECT_EQ(paths_of(index_of({{.path = "a"}}, extension("UNTR", "whatever"))), std::vector<std::string>{"a"});
}

TEST(ParseIndex, RefusesPathsThatGitWouldNotHave) {
  for (const char* path : {"/a", "a//b", "../a", "a/..", "a/./b", ".git/config", "a/.git", "a/"}) {
    EXPECT_THROW(parse_index(index_of({{.path = path}}), 20), DamagedIndex) << path;
  }
}

TEST(ParseIndex, RefusesAForbiddenNameAfterACommonStart) {
  EXPECT_THROW(parse_index(index_of({{.path = "a/..."}, {.path = "a/...x/../b"}}), 20), DamagedIndex);
  EXPECT_THROW(parse_index(index_of({{.path = "a/.gi"}, {.path = "a/.git/x"}}), 20), DamagedIndex);
}

TEST(ParseIndex, RefusesPathsOutOfOrderAndTwice) {
  EXPECT_THROW(parse_index(index_of({{.path = "b"}, {.path = "a"}}), 20), DamagedIndex);
  EXPECT_THROW(parse_index(index_of({{.path = "a"}, {.path = "a"}}), 20), DamagedIndex);
}

TEST(ParseIndex, SortsBytesAsUnsigned) {
  EXPECT_EQ(paths_of(index_of({{.path = "z"}, {.path = "\xE9"}})).size(), 2u);
}

TEST(ParseIndex, RefusesAnUnknownMode) {
  EXPECT_THROW(parse_index(index_of({{.path = "a", .mode = 0100777}}), 20), DamagedIndex);
}

TEST(ParseIndex, RefusesEveryTruncation) {
  const std::string whole = index_of({{.path = "a"}, {.path = "b/c"}}, extension("TREE", std::string("\0"
                                                                                                     "2 0\n",
                                                                                                     5) +
                                                                                             std::string(20, 't')));
  const std::string body = whole.substr(0, whole.size() - 20);
  const std::size_t without_extension = index_of({{.path = "a"}, {.path = "b/c"}}).size() - 20;
  for (std::size_t size = 0; size < body.size(); ++size) {
    if (size == without_extension) continue;
    EXPECT_THROW(parse_index(body.substr(0, size) + kNoChecksum, 20), DamagedIndex) << size;
  }
}

TEST(ParseIndex, RefusesACountThatCannotBe) {
  EXPECT_THROW(parse_index(header(2, 0xFFFFFFFF) + std::string(200, 'x') + kNoChecksum, 20), DamagedIndex);
}

struct NoBlobs : BlobSource {
  std::string read_blob(const model::ObjectId&, std::string_view) const override { return ""; }
};

std::string cache_tree(const std::string& count_of_b) {
  return extension("TREE", std::string("\0"
                                       "3 1\n",
                                       5) +
                               std::string(20, 't') + std::string("b\0", 2) + count_of_b + " 0\n" +
                               (count_of_b == "-1" ? "" : std::string(20, 'u')));
}

std::optional<model::ObjectId> id_of_b(const std::string& count_of_b, bool last_is_intent_to_add) {
  const NoBlobs blobs;
  auto index =
      parse_index(index_of({{.path = "a"}, {.path = "b/c"}, {.path = "b/d", .is_intent_to_add = last_is_intent_to_add}},
                           cache_tree(count_of_b)),
                  20);
  return ListingTree(std::move(*index), blobs).folder_id("b");
}

TEST(CacheTree, GivesTheIdOfAFolder) {
  EXPECT_EQ(id_of_b("2", false), model::ObjectId::of_raw(std::string(20, 'u')));
}

TEST(CacheTree, GivesNoneForAFolderThatWasChanged) {
  EXPECT_EQ(id_of_b("-1", false), std::nullopt);
}

TEST(CacheTree, IsNotBelievedWhenItCountsOtherwise) {
  EXPECT_EQ(id_of_b("1", false), std::nullopt);
}

TEST(CacheTree, IsNotBelievedWhereAnEntryIsIntendedToBeAdded) {
  EXPECT_EQ(id_of_b("1", true), std::nullopt);
}

TEST(ListingTree, ListsOneFolderAndNotItsNeighbours) {
  const NoBlobs blobs;
  auto index = parse_index(index_of({{.path = "a-b"}, {.path = "a/x"}, {.path = "a/y/z"}, {.path = "a0"}}), 20);
  const ListingTree tree(std::move(*index), blobs);
  std::vector<std::string> paths;
  for (const Entry& file : list_files(tree, "a")) paths.push_back(file.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"a/x", "a/y/z"}));
  EXPECT_EQ(tree.folders(""), std::vector<std::string>{"a"});
  EXPECT_EQ(tree.folders("a"), std::vector<std::string>{"y"});
  EXPECT_FALSE(tree.find("a"));
  EXPECT_FALSE(tree.find("../a-b"));
}

}  // namespace
}  // namespace lockstep::git
