#include "base/deferred_signals.h"

#include "base/error.h"

namespace lockstep::base {
namespace {

volatile sig_atomic_t waiting_signal = 0;

void note(int signal) {
  waiting_signal = signal;
}

}  // namespace

DeferredSignals::DeferredSignals() {
  waiting_signal = 0;
  struct sigaction noting {};
  noting.sa_handler = note;
  sigemptyset(&noting.sa_mask);
  for (std::size_t k = 0; k < kDeferred.size(); ++k) {
    sigaction(kDeferred[k], nullptr, &before_[k]);
    if (before_[k].sa_handler != SIG_IGN) sigaction(kDeferred[k], &noting, nullptr);
  }
}

DeferredSignals::~DeferredSignals() {
  for (std::size_t k = 0; k < kDeferred.size(); ++k) sigaction(kDeferred[k], &before_[k], nullptr);
  if (waiting_signal != 0) raise(waiting_signal);
}

int DeferredSignals::waiting() const {
  return waiting_signal;
}

void DeferredSignals::throw_if_any() const {
  if (waiting_signal != 0) throw Error("interrupted");
}

}  // namespace lockstep::base
