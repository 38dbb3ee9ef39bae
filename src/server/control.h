#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/file_descriptor.h"

// What a runner and the supervisor of its server say to each other: messages on a pair of sockets. The end of the
// stream says that the other one is gone, whatever ended it.
namespace lockstep::server {

enum class Word : char {
  // of the supervisor
  kReady = 'R',    // the server accepts connections in the folder that the text names
  kFailed = 'F',   // it could not be done; the text says why
  kDamaged = 'D',  // the cluster does not unpack or start; the text says why
  kPacked = 'P',   // the stopped cluster is in the file for it
  kLog = 'L',      // the last lines of the server's log
  // of the runner
  kPack = 'p',   // end all sessions, stop the server, pack the cluster with the text as note
  kStart = 's',  // start it again
  kTellLog = 'l',
};

struct ControlMessage {
  Word word;
  std::string text;
};

struct ControlPair {
  base::FileDescriptor runner;
  base::FileDescriptor supervisor;
};
ControlPair make_control_pair();

/// A text longer than 32 KiB is cut. Returns false when the other side is gone.
bool say(const base::FileDescriptor& control, Word word, std::string_view text = "");

/// Word::kFailed with what went wrong and what helps; and the same error on the other side.
void say_failure(const base::FileDescriptor& control, const base::Error& error);
base::Error failure_of(const ControlMessage& message);

/// The next message; nothing at the end of the stream, or when none comes in time (negative = for ever).
std::optional<ControlMessage> hear(const base::FileDescriptor& control, std::chrono::milliseconds patience);

}  // namespace lockstep::server
