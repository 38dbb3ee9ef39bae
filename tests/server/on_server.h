#pragma once
#include <gtest/gtest.h>

#include "postgres/servers.h"
#include "server/ephemeral_server.h"

namespace lockstep::server {

using postgres::installations;
using postgres::warm_settings;

/// Of the oldest version that is there.
inline ServerSettings warm_settings() {
  return warm_settings(installations().front());
}

/// A test that needs a server. Skipped, with the reason, where there is none, which ctest counts; ci/test installs one.
class OnServer : public testing::Test {
 protected:
  void SetUp() override {
    if (installations().empty()) GTEST_SKIP() << postgres::kNoServers;
  }
};

}  // namespace lockstep::server
