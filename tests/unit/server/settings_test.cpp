#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <set>

#include "base/files.h"
#include "server/log_tail.h"
#include "server/server_settings.h"

namespace lockstep::server {
namespace {

TEST(CacheFolder, IsTheUsersOwn) {
  EXPECT_EQ(user_cache_folder("/cache", "/home/a"), "/cache/lockstep");
  EXPECT_EQ(user_cache_folder("", "/home/a"), "/home/a/.cache/lockstep");
  EXPECT_EQ(user_cache_folder("relative", "/home/a"), "/home/a/.cache/lockstep");
  EXPECT_EQ(user_cache_folder("", ""), "");
}

TEST(TemplateKey, DiffersWithAllThatMakesAnotherCluster) {
  const base::TemporaryFolder folder;
  std::ofstream(folder.path() / "postgres") << "program";
  ServerSettings settings;
  settings.installation.version.text = "15.18";
  std::set<std::string> keys;
  const auto add = [&] { keys.insert(template_key(settings, folder.path())); };
  add();
  settings.extensions = {"citext", "hstore"};
  add();
  settings.extensions = {"citexthstore"};
  add();
  settings.extensions = {"citext"};
  settings.roles = {"hstore"};
  add();
  settings.setup_sql = "SELECT 1";
  add();
  settings.installation.version.text = "15.19";
  add();
  std::ofstream(folder.path() / "postgres") << "another program";
  add();
  EXPECT_EQ(keys.size(), 7U);
}

TEST(TemplateKey, IsTheSameWhereverTheServerRuns) {
  ServerSettings settings;
  const std::string key = template_key(settings, "/nowhere");
  settings.place = Place::kDisk;
  settings.parameters["wal_level"] = "logical";
  settings.cache_folder = "/elsewhere";
  EXPECT_EQ(template_key(settings, "/nowhere"), key);
}

TEST(Parameters, OfTheSettingsWin) {
  ServerSettings settings;
  settings.installation.version.major = 15;
  settings.parameters["wal_level"] = "logical";
  const std::vector<std::string> words = command_line_parameters(settings);
  EXPECT_EQ(std::count(words.begin(), words.end(), "wal_level=logical"), 1);
  EXPECT_EQ(std::count(words.begin(), words.end(), "wal_level=minimal"), 0);
  EXPECT_EQ(std::count(words.begin(), words.end(), "fsync=off"), 1);
}

TEST(LogTail, KeepsTheLastLines) {
  LogTail log;
  for (int k = 0; k < 100; ++k) log.add("line " + std::to_string(k) + "\nhalf a");
  EXPECT_FALSE(log.has_seen("line 49\n"));
  EXPECT_TRUE(log.text().starts_with("half aline 50\n")) << log.text();
  EXPECT_TRUE(log.text().ends_with("line 99\nhalf a"));
}

TEST(LogTail, FindsWordsInWholeLinesOnly) {
  LogTail log;
  log.add("ready to acc");
  EXPECT_FALSE(log.has_seen("ready to accept"));
  log.add("ept");
  EXPECT_FALSE(log.has_seen("ready to accept"));
  log.add("\n");
  EXPECT_TRUE(log.has_seen("ready to accept"));
}

TEST(LogTail, IsBoundedWhateverComes) {
  LogTail log;
  for (int k = 0; k < 100; ++k) log.add(std::string(100'000, 'x'));
  EXPECT_LE(log.text().size(), 1000U);
  for (int k = 0; k < 100; ++k) log.add(std::string(100'000, 'y') + "\n");
  EXPECT_LE(log.text().size(), 16384U);
}

}  // namespace
}  // namespace lockstep::server
