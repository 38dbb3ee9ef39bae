#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "on_server.h"
#include "pg/connection.h"
#include "server/instance_folder.h"

namespace lockstep::server {
namespace {

namespace fs = std::filesystem;

class Start : public OnServer {
 protected:
  /// With a cache of its own, so that the first start is a cold one.
  ServerSettings cold_settings() const {
    ServerSettings settings = warm_settings();
    settings.cache_folder = cache_.path() / "lockstep";
    return settings;
  }
  std::vector<fs::path> kept(std::string_view kind) const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(cache_.path() / "lockstep")) {
      const std::string name = entry.path().filename();
      if (name.starts_with(kind) && name.ends_with(".cluster")) found.push_back(entry.path());
    }
    return found;
  }

 private:
  base::TemporaryFolder cache_;
};

std::string answer(const pg::Settings& settings, std::string_view sql) {
  pg::Connection connection(settings);
  return std::string(connection.query(sql)[0].text(0));
}

std::string failure_of(const ServerSettings& settings) {
  try {
    const EphemeralServer server(settings);
  } catch (const base::Error& error) {
    return std::string(error.what()) + "\n" + error.hint();
  }
  return "it started";
}

TEST_F(Start, EveryMajorVersionAnswers) {
  for (const Installation& installation : installations()) {
    const EphemeralServer server(warm_settings(installation));
    EXPECT_EQ(pg::Connection(server.owner()).major_version(), installation.version.major);
    const std::string version = answer(server.superuser(), "SHOW server_version");
    EXPECT_TRUE(version.starts_with(server.version().text)) << version;
  }
  if (installations().size() < 2) std::printf("skipped: a second major version, not on this machine\n");
}

TEST_F(Start, TheOwnerOwnsTheDatabaseAndNothingElse) {
  const EphemeralServer server(warm_settings());
  EXPECT_EQ(answer(server.owner(), "SELECT current_user"), "lockstep_owner");
  EXPECT_EQ(answer(server.owner(), "SELECT current_database()"), "lockstep");
  EXPECT_EQ(answer(server.owner(), "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'lockstep'"),
            "lockstep_owner");
  EXPECT_EQ(answer(server.owner(),
                   "SELECT bool_or(rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR "
                   "rolbypassrls) FROM pg_roles WHERE rolname = current_user"),
            "f");
}

TEST_F(Start, NobodyElseReachesIt) {
  const EphemeralServer server(warm_settings());
  struct stat status {};
  ASSERT_EQ(stat(server.socket_folder().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0700U);
  EXPECT_EQ(answer(server.superuser(), "SHOW listen_addresses"), "");
  pg::Settings guessed = server.superuser();
  guessed.password = "postgres";
  EXPECT_THROW(pg::Connection{guessed}, base::Error);
}

TEST_F(Start, ItNeverRunsAsRoot) {
  const EphemeralServer server(warm_settings());
  const pg::Connection connection(server.owner());
  struct stat status {};
  ASSERT_EQ(stat(("/proc/" + std::to_string(connection.backend_pid())).c_str(), &status), 0);
  struct stat folder {};
  ASSERT_EQ(stat(server.socket_folder().c_str(), &folder), 0);
  EXPECT_NE(folder.st_uid, 0U);
  EXPECT_EQ(folder.st_uid, geteuid() == 0 ? folder.st_uid : geteuid());
}

TEST_F(Start, ItSeesNoneOfOurEnvironment) {
  setenv("LOCKSTEP_TEST_SECRET", "s3cret", 1);
  const EphemeralServer server(warm_settings());
  const pg::Connection connection(server.owner());
  std::ifstream file("/proc/" + std::to_string(connection.backend_pid()) + "/environ");
  const std::string environment((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_FALSE(base::contains(environment, "s3cret"));
  unsetenv("LOCKSTEP_TEST_SECRET");
}

TEST_F(Start, TheFirstOneMakesTheClusterThatTheNextOneFinds) {
  const ServerSettings settings = cold_settings();
  { const EphemeralServer server(settings); }
  ASSERT_EQ(kept("template-").size(), 1U);
  const auto made = fs::file_size(kept("template-").front());
  struct stat before {};
  stat(kept("template-").front().c_str(), &before);
  { const EphemeralServer server(settings); }
  struct stat after {};
  stat(kept("template-").front().c_str(), &after);
  EXPECT_EQ(before.st_ino, after.st_ino);
  EXPECT_LT(made, std::uintmax_t{10} << 20);
}

TEST_F(Start, ADamagedClusterIsMadeAgain) {
  const ServerSettings settings = cold_settings();
  { const EphemeralServer server(settings); }
  const fs::path blob = kept("template-").front();
  const auto size = fs::file_size(blob);
  fs::resize_file(blob, size / 2);
  EXPECT_EQ(answer(EphemeralServer(settings).owner(), "SELECT 1"), "1");
  EXPECT_GT(fs::file_size(blob), size / 2);
  {
    std::fstream file(blob, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(size / 3));
    file << "damage";
  }
  EXPECT_EQ(answer(EphemeralServer(settings).owner(), "SELECT 1"), "1");
  std::ofstream(blob, std::ios::trunc).close();
  EXPECT_EQ(answer(EphemeralServer(settings).owner(), "SELECT 1"), "1");
}

TEST_F(Start, WithoutACacheFolderItStartsAllTheSame) {
  ServerSettings settings = warm_settings();
  settings.cache_folder = "";
  EXPECT_EQ(answer(EphemeralServer(settings).owner(), "SELECT 1"), "1");
  settings.cache_folder = "/proc/lockstep";
  EXPECT_EQ(answer(EphemeralServer(settings).owner(), "SELECT 1"), "1");
}

TEST_F(Start, ExtensionsRolesAndSetupAreThereBefore) {
  ServerSettings settings = cold_settings();
  settings.extensions = {"plpgsql"};
  settings.roles = {"app", "Read Only"};
  settings.setup_sql =
      "CREATE SCHEMA tools; CREATE EXTENSION IF NOT EXISTS plpgsql; GRANT CREATE ON SCHEMA public TO app";
  const EphemeralServer server(settings);
  pg::Connection connection(server.owner());
  EXPECT_TRUE(connection.run("CREATE TABLE t (); ALTER TABLE t OWNER TO app"));
  EXPECT_TRUE(connection.run("CREATE TABLE u (); GRANT SELECT ON u TO \"Read Only\""));
  EXPECT_EQ(answer(server.superuser(), "SELECT count(*) FROM pg_namespace WHERE nspname = 'tools'"), "1");
  EXPECT_EQ(connection.run("SET ROLE postgres").error().sqlstate, "42501");
}

TEST_F(Start, AFailingSetupSaysWhereAndWhy) {
  ServerSettings settings = cold_settings();
  settings.setup_sql = "SELECT 1;\nCREATE TABLE t (a nothing);";
  EXPECT_TRUE(base::contains(failure_of(settings), "setup SQL, line 2: type \"nothing\" does not exist (42704)"))
      << failure_of(settings);
  settings.setup_sql = "";
  settings.extensions = {"no_such_extension"};
  EXPECT_TRUE(base::contains(failure_of(settings), "extension no_such_extension: ")) << failure_of(settings);
}

TEST_F(Start, AServerThatDoesNotStartShowsItsOwnWords) {
  ServerSettings settings = warm_settings();
  settings.parameters["shared_buffers"] = "nonsense";
  const std::string failure = failure_of(settings);
  EXPECT_TRUE(base::contains(failure, "invalid value for parameter \"shared_buffers\": \"nonsense\"")) << failure;
}

TEST_F(Start, AFolderWithoutRoomIsPassedOver) {
  EXPECT_EQ(judge_root("/tmp", 0).refusal, "");
  EXPECT_TRUE(base::contains(judge_root("/tmp", std::size_t{1} << 60).refusal, " MB free of the "));
  EXPECT_EQ(judge_root("/no/such/folder", 0).refusal, "no such file or directory");
  EXPECT_EQ(judge_root("/tmp/" + std::string(100, 'x'), 0).refusal, "is too long for the path of a socket");
}

TEST_F(Start, AnUnusableTemporaryFolderIsPassedOver) {
  const base::TemporaryFolder closed;  // mode 0700: for root, whose servers run as another user, it is closed
  const char* before = std::getenv("TMPDIR");
  const std::string kept_value = before == nullptr ? "" : before;
  setenv("TMPDIR", (closed.path() / "nothing").c_str(), 1);
  ServerSettings settings = warm_settings();
  settings.place = Place::kDisk;
  { EXPECT_EQ(EphemeralServer(settings).socket_folder().parent_path(), "/tmp"); }
  setenv("TMPDIR", kept_value.c_str(), 1);
  EXPECT_TRUE(fs::is_empty(closed.path()));
}

TEST_F(Start, DatabasesAreCopiedAndDropped) {
  EphemeralServer server(warm_settings());
  { pg::Connection(server.owner()).query("CREATE TABLE t AS SELECT 42 AS a"); }
  server.create_database("copy");
  EXPECT_EQ(answer(server.owner("copy"), "SELECT a FROM t"), "42");
  EXPECT_TRUE(pg::Connection(server.owner("copy")).run("DROP TABLE t"));
  EXPECT_EQ(answer(server.owner(), "SELECT a FROM t"), "42");
  const pg::Connection open(server.owner("copy"));
  server.drop_database("copy");
  EXPECT_THROW(pg::Connection{server.owner("copy")}, base::Error);
}

TEST_F(Start, APrefixIsFoundByItsHashAndSettings) {
  const ServerSettings settings = cold_settings();
  EXPECT_FALSE(EphemeralServer::start_from_prefix(settings, "abc"));
  {
    EphemeralServer server(settings);
    { pg::Connection(server.owner()).query("CREATE TABLE t AS SELECT 42 AS a"); }
    server.store_prefix("abc");
    // It goes on after that, and what comes is no more in the prefix.
    pg::Connection(server.owner()).query("INSERT INTO t VALUES (43)");
  }
  std::optional<EphemeralServer> server = EphemeralServer::start_from_prefix(settings, "abc");
  ASSERT_TRUE(server);
  EXPECT_EQ(answer(server->owner(), "SELECT string_agg(a::text, ',') FROM t"), "42");
  EXPECT_FALSE(EphemeralServer::start_from_prefix(settings, "abd"));
  ServerSettings other = settings;
  other.setup_sql = "SELECT 1";
  EXPECT_FALSE(EphemeralServer::start_from_prefix(other, "abc"));
}

TEST_F(Start, ADamagedPrefixIsNone) {
  const ServerSettings settings = cold_settings();
  { EphemeralServer(settings).store_prefix("abc"); }
  const fs::path blob = kept("prefix-").front();
  std::fstream(blob, std::ios::in | std::ios::out | std::ios::binary).seekp(3'000'000) << "damage";
  EXPECT_FALSE(EphemeralServer::start_from_prefix(settings, "abc"));
  EXPECT_TRUE(kept("prefix-").empty());
}

TEST_F(Start, TheLogOfARunningServerCanBeRead) {
  EphemeralServer server(warm_settings());
  EXPECT_FALSE(pg::Connection(server.owner()).run("SELECT nothing FROM nowhere"));
  EXPECT_TRUE(base::contains(server.log_tail(), "relation \"nowhere\" does not exist")) << server.log_tail();
}

TEST_F(Start, NothingIsLeftAfterTheEnd) {
  fs::path folder;
  {
    const EphemeralServer server(warm_settings());
    folder = server.socket_folder();
    pg::Connection busy(server.owner());
    busy.send("SELECT pg_sleep(60)");
    EXPECT_TRUE(fs::exists(folder));
  }
  EXPECT_FALSE(fs::exists(folder));
}

}  // namespace
}  // namespace lockstep::server
