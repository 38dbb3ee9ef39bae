#pragma once
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "base/file_descriptor.h"

namespace lockstep::prompt {

/// The user gave up at a question: Ctrl-C, end of input (Ctrl-D), or a terminal that went away. No base::Error, so that
/// nobody takes it for a failure to carry on from. When it passes, everything that the questions were for is undone;
/// the program then prints nothing more than a line, and ends as the
/// signal would have ended it.
class Interrupted : public std::exception {
 public:
  explicit Interrupted(int signal) : signal_(signal) {}
  const char* what() const noexcept override { return "interrupted at a question"; }
  /// The signal that asked for the end; 0 for an end of input.
  int signal() const { return signal_; }

 private:
  int signal_;
};

/// The terminal that the program was started from, whatever its standard streams are: git gives hooks no stdin, and
/// output is often a pipe. Reads lines as the terminal itself edits them, so that it is never left in another state.
class Terminal {
 public:
  /// Nothing when the process has no controlling terminal: in CI, under cron, in a container without -t.
  static std::optional<Terminal> open(const std::string& path = "/dev/tty");

  /// Shows `text` as it is: what is in it and not one's own has passed base::sanitize. Throws Interrupted when the
  /// terminal is gone.
  void write(std::string_view text);

  /// Writes `question`, then gives the next line that is typed, without its end; of more than 4096 bytes the rest is
  /// left out. Meanwhile line editing and echo are on; afterwards they are as before, and so are the handlers of
  /// signals. Throws Interrupted.
  std::string read_line(std::string_view question);

 private:
  explicit Terminal(base::FileDescriptor descriptor) : descriptor_(std::move(descriptor)) {}

  base::FileDescriptor descriptor_;
  std::string unread_;
};

}  // namespace lockstep::prompt
