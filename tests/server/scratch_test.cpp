#include "base/error.h"
#include "base/text.h"
#include "on_server.h"
#include "pg/connection.h"
#include "server/scratch_database.h"

namespace lockstep::server {
namespace {

constexpr std::int64_t kNow = 1'770'000'000;
constexpr std::int64_t kDay = 24 * 3600;

/// An ephemeral server plays the one that exists.
class Scratch : public OnServer {
 protected:
  void SetUp() override {
    OnServer::SetUp();
    if (IsSkipped()) return;
    server_.emplace(warm_settings());
    run("CREATE DATABASE template0 TEMPLATE lockstep");  // which ours has not, to start faster
  }
  pg::Settings existing() const { return server_->superuser(); }
  pg::Settings modest() const { return server_->owner(); }

  std::string databases() const {
    return std::string(pg::Connection(existing())
                           .query("SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database WHERE datname <> "
                                  "'template0'")[0]
                           .text(0));
  }
  void run(const std::string& sql) const { pg::Connection(existing()).query(sql); }

 private:
  std::optional<EphemeralServer> server_;
};

TEST_F(Scratch, ItIsThereForItsLifetime) {
  std::string name;
  {
    const ScratchDatabase scratch(existing(), kNow);
    name = scratch.name();
    EXPECT_TRUE(name.starts_with("lockstep_1770000000_")) << name;
    pg::Connection connection(scratch.settings());
    EXPECT_EQ(connection.query("SELECT current_database()")[0].text(0), name);
    const std::string comment(
        connection
            .query(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()")[0]
            .text(0));
    EXPECT_TRUE(comment.starts_with("lockstep scratch database of process ")) << comment;
  }
  EXPECT_EQ(databases(), "lockstep");
}

TEST_F(Scratch, ARoleThatMayNotIsToldWhatItNeeds) {
  try {
    const ScratchDatabase scratch(modest(), kNow);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_TRUE(base::contains(error.what(), "permission denied to create database (42501)")) << error.what();
    EXPECT_EQ(error.hint(), "as a superuser: ALTER ROLE lockstep_owner CREATEDB;");
  }
}

TEST_F(Scratch, TheSweeperTakesOldOnesOfItsOwnAndNothingElse) {
  const std::string comment = " IS 'lockstep scratch database of process 1 on host, made at Unix time 1'";
  const std::string old_time = std::to_string(kNow - kDay);
  const auto make = [&](const std::string& name, bool has_comment) {
    run("CREATE DATABASE " + name + " TEMPLATE lockstep");
    if (has_comment) run("COMMENT ON DATABASE " + name + comment);
  };
  make("lockstep_" + old_time + "_1_aaaaaaaa", true);
  make("lockstep_" + old_time + "_1_bbbbbbbb", false);
  make("lockstep_" + std::to_string(kNow - 60) + "_1_cccccccc", true);
  make("lockstep_" + old_time + "_1_dddddddd", true);
  make("lockstep_production", true);
  make("app", true);
  pg::Settings used = existing();
  used.parameters["dbname"] = "lockstep_" + old_time + "_1_dddddddd";
  const pg::Connection user(used);
  sweep_scratch_databases(existing(), kNow);
  EXPECT_EQ(databases(),
            "app lockstep lockstep_1769913600_1_bbbbbbbb lockstep_1769913600_1_dddddddd "
            "lockstep_1769999940_1_cccccccc lockstep_production");
}

}  // namespace
}  // namespace lockstep::server
