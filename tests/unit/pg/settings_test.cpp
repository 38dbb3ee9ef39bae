#include "pg/settings.h"

#include <cstdlib>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/text.h"
#include "pg/connection.h"

namespace lockstep::pg {
namespace {

TEST(Settings, AUrlIsTakenApart) {
  const Settings settings =
      settings_from_url("postgres://app:s%40crt@db.example:5433/shop?sslmode=require&connect_timeout=3", {}).settings;
  EXPECT_EQ(settings.parameters.at("host"), "db.example");
  EXPECT_EQ(settings.parameters.at("port"), "5433");
  EXPECT_EQ(settings.parameters.at("sslmode"), "require");
  EXPECT_EQ(settings.password, "s@crt");
  EXPECT_EQ(settings.connect_timeout, std::chrono::seconds(3));
}

TEST(Settings, ADescriptionHoldsNoSecret) {
  const Settings settings = settings_from_url("postgresql://app:s3cret@db/shop", {}).settings;
  EXPECT_EQ(describe(settings), "database shop on db as app");
}

TEST(Settings, WhatTheUrlDoesNotSayComesFromTheDefaults) {
  Settings defaults;
  defaults.parameters = {{"host", "elsewhere"}, {"user", "app"}};
  const Settings settings = settings_from_url("postgres://db/shop", defaults).settings;
  EXPECT_EQ(settings.parameters.at("host"), "db");
  EXPECT_EQ(settings.parameters.at("user"), "app");
}

TEST(Settings, ParametersOfOtherProgramsAreLeftOutAndNamed) {
  const UrlSettings read = settings_from_url("postgres://db/shop?schema=app&sslmode=disable&pgbouncer=true", {});
  EXPECT_EQ(read.left_out, (std::vector<std::string>{"schema", "pgbouncer"}));
  EXPECT_EQ(read.settings.parameters.at("sslmode"), "disable");
}

TEST(Settings, TheSslModeOfNodePostgresIsTheOneThatLibpqHas) {
  EXPECT_EQ(settings_from_url("postgres://db/shop?sslmode=no-verify", {}).settings.parameters.at("sslmode"), "require");
  EXPECT_EQ(settings_from_url("host=db sslmode=no-verify", {}).settings.parameters.at("sslmode"), "require");
  EXPECT_EQ(settings_from_url("postgres://db/shop?sslmode=verify-full", {}).settings.parameters.at("sslmode"),
            "verify-full");
}

TEST(Settings, APasswordThatEndsTooEarlyIsRefusedAndNotShown) {
  for (const char* url : {"postgres://app:s3/cret@db/shop", "postgres://app:s3@cret@db/shop"}) {
    try {
      settings_from_url(url, {});
      ADD_FAILURE() << url;
    } catch (const base::Error& error) {
      EXPECT_EQ(std::string(error.what()).find("cret"), std::string::npos) << error.what();
      EXPECT_NE(error.hint().find("%2F"), std::string::npos);
    }
  }
}

TEST(Settings, AQuestionMarkInAPasswordIsLibpqsToRead) {
  const UrlSettings read = settings_from_url("postgres://app:s3?cret@db/shop?sslmode=disable&user_note=a@b", {});
  EXPECT_EQ(read.settings.password, "s3?cret");
  EXPECT_EQ(read.settings.parameters.at("host"), "db");
}

TEST(Settings, AnUnreadableUrlIsNotRepeated) {
  try {
    settings_from_url("postgres://app:s3cret%zz@db/shop", {});
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_FALSE(base::contains(error.what(), "s3cret"));
    EXPECT_FALSE(base::contains(error.what(), "db"));
  }
}

TEST(Settings, TheEnvironmentIsReadOnceAndThenForgotten) {
  setenv("PGHOST", "/nowhere", 1);
  setenv("PGPASSWORD", "s3cret", 1);
  const Settings settings = settings_from_environment();
  EXPECT_EQ(settings.parameters.at("host"), "/nowhere");
  EXPECT_EQ(settings.password, "s3cret");
  EXPECT_THROW(Connection{settings}, base::Error);
  EXPECT_EQ(std::getenv("PGHOST"), nullptr);
  EXPECT_EQ(std::getenv("PGPASSWORD"), nullptr);
}

TEST(Settings, AFailedConnectionSaysWhereAndWhyWithoutThePassword) {
  Settings settings;
  settings.parameters = {{"host", "/nowhere"}, {"dbname", "shop"}, {"user", "app"}};
  settings.password = "nowhere";
  try {
    const Connection connection(settings);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_TRUE(base::contains(error.what(), "cannot connect to database shop on /nowhere as app: ")) << error.what();
    EXPECT_TRUE(base::contains(error.what(), "No such file or directory")) << error.what();
    EXPECT_TRUE(base::contains(error.what(), "\"/********/.s.PGSQL.5432\"")) << error.what();
  }
}

}  // namespace
}  // namespace lockstep::pg
