#include "commands/new_migration/unfinished_work.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "base/files.h"

namespace lockstep::commands::new_migration {
namespace {

namespace fs = std::filesystem;

class UnfinishedWorkTest : public testing::Test {
 protected:
  void put(const std::string& name, const std::string& text) {
    fs::create_directories((folder() / name).parent_path());
    std::ofstream(folder() / name, std::ios::binary) << text;
  }
  std::string text_of(const std::string& name) const { return base::read_file((folder() / name).string(), 1000); }
  fs::path folder() const { return scratch_.path() / "drizzle"; }
  fs::path index() const { return scratch_.path() / "index"; }

  std::ostringstream err_;

 private:
  base::TemporaryFolder scratch_;
};

TEST_F(UnfinishedWorkTest, PutsBackWhatWasThere) {
  put("0000_a.sql", "a");
  put("meta/_journal.json", "old");
  std::ofstream(index()) << "index";
  const auto time = fs::last_write_time(folder() / "meta/_journal.json");
  {
    const UnfinishedWork work(folder(), index(), err_);
    put("0001_b.sql", "b");
    put("new/0001_snapshot.json", "{}");
    put("meta/_journal.json", "newer");
    fs::remove(folder() / "0000_a.sql");
    std::ofstream(index()) << "another";
    EXPECT_EQ(work.changed_files(), (std::vector<fs::path>{folder() / "0001_b.sql", folder() / "meta/_journal.json",
                                                           folder() / "new/0001_snapshot.json"}));
  }
  EXPECT_EQ(text_of("0000_a.sql"), "a");
  EXPECT_EQ(text_of("meta/_journal.json"), "old");
  EXPECT_EQ(fs::last_write_time(folder() / "meta/_journal.json"), time);
  EXPECT_FALSE(fs::exists(folder() / "0001_b.sql"));
  EXPECT_FALSE(fs::exists(folder() / "new"));
  EXPECT_EQ(base::read_file(index().string(), 1000), "index");
  EXPECT_EQ(err_.str(), "");
}

TEST_F(UnfinishedWorkTest, TakesAwayAFolderThatWasNotThere) {
  {
    const UnfinishedWork work(folder() / "deep", index(), err_);
    put("deep/0000_a.sql", "a");
  }
  EXPECT_FALSE(fs::exists(folder()));
}

TEST_F(UnfinishedWorkTest, LeavesAllWhenItIsKept) {
  put("0000_a.sql", "a");
  {
    UnfinishedWork work(folder(), index(), err_);
    put("0001_b.sql", "b");
    work.keep();
  }
  EXPECT_TRUE(fs::exists(folder() / "0001_b.sql"));
}

}  // namespace
}  // namespace lockstep::commands::new_migration
