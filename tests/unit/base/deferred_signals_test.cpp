#include "base/deferred_signals.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "base/files.h"

namespace lockstep::base {
namespace {

TEST(DeferredSignals, NothingIsWaitingAtFirst) {
  const DeferredSignals signals;
  EXPECT_NO_THROW(signals.throw_if_any());
}

TEST(DeferredSignals, ANotedSignalIsThrownAndThenEndsTheProcess) {
  EXPECT_EXIT(
      {
        const DeferredSignals signals;
        raise(SIGINT);
        try {
          signals.throw_if_any();
        } catch (const Error&) {
          static_cast<void>(::write(STDERR_FILENO, "thrown", 6));
        }
      },
      testing::KilledBySignal(SIGINT), "thrown");
}

TEST(DeferredSignals, AFolderMadeAfterItIsRemovedFirst) {
  const TemporaryFolder around;
  ASSERT_EXIT(
      {
        setenv("TMPDIR", around.path().c_str(), 1);
        const DeferredSignals signals;
        const TemporaryFolder folder;
        raise(SIGTERM);
      },
      testing::KilledBySignal(SIGTERM), "");
  EXPECT_TRUE(std::filesystem::is_empty(around.path()));
}

TEST(DeferredSignals, AnIgnoredSignalStaysIgnored) {
  const auto before = ::signal(SIGHUP, SIG_IGN);
  {
    const DeferredSignals signals;
    raise(SIGHUP);
    EXPECT_NO_THROW(signals.throw_if_any());
  }
  ::signal(SIGHUP, before);
}

}  // namespace
}  // namespace lockstep::base
