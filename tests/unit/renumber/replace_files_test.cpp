#include "renumber/replace_files.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <map>

#include "base/error.h"
#include "base/files.h"

namespace lockstep::renumber {
namespace {

namespace fs = std::filesystem;

class ReplaceFiles : public testing::Test {
 protected:
  std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
  void put(const std::string& name, const std::string& text) {
    fs::create_directories(fs::path(at(name)).parent_path());
    base::write_file_atomically(at(name), text, 0644);
  }
  /// Every file, with its content.
  std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
      const std::string name = fs::relative(entry.path(), folder_.path()).string();
      all[name] = entry.is_directory() ? "/" : base::read_file(entry.path().string(), 1000);
    }
    return all;
  }
  std::string top() const { return folder_.path().string(); }

  base::TemporaryFolder folder_;
};

TEST_F(ReplaceFiles, WritesMovesAndRemoves) {
  put("a/1.sql", "one");
  put("b.json", "old");
  replace_files({{at("a/1.sql"), std::nullopt}, {at("c/2.sql"), "one"}, {at("b.json"), "new"}}, top(), [] {});
  const std::map<std::string, std::string> expected = {{"b.json", "new"}, {"c", "/"}, {"c/2.sql", "one"}};
  EXPECT_EQ(files(), expected);
}

TEST_F(ReplaceFiles, TakesAllBackWhenTheLastStepFails) {
  put("a/1.sql", "one");
  put("b.json", "old");
  const auto before = files();
  const auto fail = [] { throw base::Error("the index is locked"); };
  EXPECT_THROW(
      replace_files({{at("a/1.sql"), std::nullopt}, {at("c/2.sql"), "one"}, {at("b.json"), "new"}}, top(), fail),
      base::Error);
  EXPECT_EQ(files(), before);
}

TEST_F(ReplaceFiles, TakesAllBackWhenAFileCannotBePutInPlace) {
  put("a/1.sql", "one");
  put("b.json", "old");
  put(".lockstep-old-b.json/full", "");
  const auto before = files();
  EXPECT_THROW(replace_files({{at("a/1.sql"), "two"}, {at("b.json"), "new"}}, top(), [] {}), base::Error);
  EXPECT_EQ(files(), before);
}

TEST_F(ReplaceFiles, TouchesNothingWhenThereIsNoPlaceForANewFile) {
  put("a", "a file, and no folder");
  put("b.json", "old");
  const auto before = files();
  EXPECT_THROW(replace_files({{at("b.json"), "new"}, {at("a/1.sql"), "one"}}, top(), [] {}), base::Error);
  EXPECT_EQ(files(), before);
}

}  // namespace
}  // namespace lockstep::renumber
