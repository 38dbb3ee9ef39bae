#pragma once
#include <array>
#include <signal.h>

namespace lockstep::base {

/// While it lives, signals that ask the process to end (INT, TERM, HUP, PIPE) are only noted, so that temporary folders
/// and servers made after it are removed first. Its destructor lets the signal do what it would have done. A signal
/// that the process was started to ignore stays ignored. At most one may live at a time.
class DeferredSignals {
 public:
  DeferredSignals();
  ~DeferredSignals();
  DeferredSignals(const DeferredSignals&) = delete;
  DeferredSignals& operator=(const DeferredSignals&) = delete;

  /// The signal that is waiting, else 0.
  int waiting() const;

  /// Throws Error when a signal is waiting, so that what the caller holds is given back.
  void throw_if_any() const;

 private:
  static constexpr std::array<int, 4> kDeferred{SIGINT, SIGTERM, SIGHUP, SIGPIPE};
  std::array<struct sigaction, kDeferred.size()> before_{};
};

}  // namespace lockstep::base
