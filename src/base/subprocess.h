#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "base/file_descriptor.h"

namespace lockstep::base {

/// One program to start, without a shell.
struct ProcessSpec {
  std::vector<std::string> argv;                                  // argv[0] is looked up in PATH when it has no '/'
  std::map<std::string, std::optional<std::string>> environment;  // changes to the inherited one; nothing = unset
  std::string working_directory;                                  // "" = the current one
  std::string input;                                              // for its stdin; empty = /dev/null
  std::size_t output_limit = std::size_t{256} << 20;              // bytes of stdout; more is an Error
  int timeout_ms = 120'000;                                       // killed after that, which is an Error
};

struct ProcessResult {
  int exit_status = 0;  // 128 + signal number when a signal ended it
  std::string out;
  std::string error_text;  // stderr, its first 64 KiB
};

/// Runs a program to its end. A failing program is a result; throws Error when it cannot be started, runs out of time,
/// or writes more than it may.
ProcessResult run_process(const ProcessSpec& spec);

/// Absolute path of a program in PATH; entries of PATH that are relative (or empty, which means the working directory)
/// are passed over, so that a file of the repository is never run by its name.
std::optional<std::string> find_program(std::string_view name);

/// A program that is kept running and asked one question after another. Ended, and waited for, by the destructor.
class Process {
 public:
  explicit Process(const ProcessSpec& spec);  // spec.input is not used
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void write(std::string_view bytes);
  /// The next line of its stdout without the newline. Like read_exactly, throws Error with what the program wrote to
  /// stderr when its output ends first, or nothing comes for spec.timeout_ms.
  std::string read_line();
  std::string read_exactly(std::size_t size);

 private:
  void read_more();
  [[noreturn]] void fail(const std::string& what) const;

  std::string name_;
  int timeout_ms_;
  FileDescriptor input_;
  FileDescriptor output_;
  FileDescriptor errors_;
  pid_t pid_ = -1;
  std::string buffer_;
  std::size_t consumed_ = 0;
};

}  // namespace lockstep::base
