#include "base/subprocess.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/error.h"
#include "base/text.h"

extern char** environ;

namespace lockstep::base {
namespace {

constexpr std::size_t kErrorTextLimit = std::size_t{64} << 10;
constexpr std::size_t kChunk = std::size_t{64} << 10;

struct Pipe {
  FileDescriptor read_end;
  FileDescriptor write_end;
};

Pipe make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

FileDescriptor open_null() {
  return FileDescriptor(open("/dev/null", O_RDONLY | O_CLOEXEC));
}

/// A program may end before it has read all of its input; that must not end this one.
class IgnoreBrokenPipes {
 public:
  IgnoreBrokenPipes() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, &before_);
  }
  ~IgnoreBrokenPipes() { sigaction(SIGPIPE, &before_, nullptr); }
  IgnoreBrokenPipes(const IgnoreBrokenPipes&) = delete;
  IgnoreBrokenPipes& operator=(const IgnoreBrokenPipes&) = delete;

 private:
  struct sigaction before_ {};
};

std::vector<std::string> changed_environment(const ProcessSpec& spec) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text(*variable);
    if (!spec.environment.contains(std::string(text.substr(0, text.find('='))))) variables.emplace_back(text);
  }
  for (const auto& [name, value] : spec.environment) {
    if (value) variables.push_back(name + "=" + *value);
  }
  return variables;
}

std::vector<char*> c_strings(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& text : strings) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Streams {
  int input;
  int output;
  int errors;
};

class SpawnSettings {
 public:
  SpawnSettings(const ProcessSpec& spec, const Streams& streams) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, streams.input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, streams.output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, streams.errors, STDERR_FILENO);
    if (!spec.working_directory.empty()) {
      posix_spawn_file_actions_addchdir_np(&actions_, spec.working_directory.c_str());
    }
    posix_spawnattr_init(&attributes_);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes_, &defaults);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

pid_t start(const ProcessSpec& spec, const Streams& streams) {
  const std::string name = spec.argv.empty() ? std::string() : spec.argv[0];
  const std::optional<std::string> program = name.find('/') == std::string::npos ? find_program(name) : name;
  if (!program) throw Error("cannot run " + name + ": there is no such program in PATH");
  std::vector<std::string> arguments = spec.argv;
  std::vector<std::string> variables = changed_environment(spec);
  const SpawnSettings settings(spec, streams);
  pid_t pid = -1;
  const int failure = posix_spawn(&pid, program->c_str(), settings.actions(), settings.attributes(),
                                  c_strings(arguments).data(), c_strings(variables).data());
  if (failure != 0) throw Error("cannot run " + *program + ": " + std::strerror(failure));
  return pid;
}

int wait_for(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// Kills and reaps a program that was not waited for, so that an exception leaves nothing running.
class Running {
 public:
  explicit Running(pid_t pid) : pid_(pid) {}
  ~Running() {
    if (pid_ < 0) return;
    kill(pid_, SIGKILL);
    wait_for(pid_);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  int wait() { return wait_for(std::exchange(pid_, -1)); }

 private:
  pid_t pid_;
};

/// Appends what can be read now; closes the descriptor at the end of the stream.
void read_into(std::string& text, FileDescriptor& stream) {
  std::array<char, kChunk> chunk;
  const ssize_t size = ::read(stream.get(), chunk.data(), chunk.size());
  if (size < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (size <= 0) return stream.close();
  text.append(chunk.data(), static_cast<std::size_t>(size));
}

void write_from(std::string_view& rest, FileDescriptor& stream) {
  const ssize_t size = ::write(stream.get(), rest.data(), rest.size());
  if (size < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (size < 0) return stream.close();
  rest.remove_prefix(static_cast<std::size_t>(size));
  if (rest.empty()) stream.close();
}

struct Ends {
  FileDescriptor input;
  FileDescriptor output;
  FileDescriptor errors;
};

/// Feeds the program and collects what it writes until both of its streams end.
void exchange(const ProcessSpec& spec, Ends& ends, ProcessResult& result) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(spec.timeout_ms);
  std::string_view rest = spec.input;
  while (ends.output.is_open() || ends.errors.is_open()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    std::array<pollfd, 3> wanted{
        {{ends.input.get(), POLLOUT, 0}, {ends.output.get(), POLLIN, 0}, {ends.errors.get(), POLLIN, 0}}};
    const int ready = poll(wanted.data(), wanted.size(), static_cast<int>(std::max<long>(left.count(), 0)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) throw Error(spec.argv[0] + " did not end within " + std::to_string(spec.timeout_ms / 1000) + " s");
    if (wanted[0].revents != 0) write_from(rest, ends.input);
    if (wanted[1].revents != 0) read_into(result.out, ends.output);
    if (wanted[2].revents != 0) read_into(result.error_text, ends.errors);
    if (result.error_text.size() > kErrorTextLimit) result.error_text.resize(kErrorTextLimit);
    if (result.out.size() > spec.output_limit) {
      throw Error(spec.argv[0] + " wrote more than " + std::to_string(spec.output_limit) + " bytes");
    }
  }
}

}  // namespace

ProcessResult run_process(const ProcessSpec& spec) {
  const IgnoreBrokenPipes ignore;
  Pipe input = make_pipe();
  Pipe output = make_pipe();
  Pipe errors = make_pipe();
  if (spec.input.empty()) input.read_end = open_null();
  Running running(start(spec, {input.read_end.get(), output.write_end.get(), errors.write_end.get()}));
  input.read_end.close();
  output.write_end.close();
  errors.write_end.close();
  if (spec.input.empty()) input.write_end.close();
  if (input.write_end.is_open()) fcntl(input.write_end.get(), F_SETFL, O_NONBLOCK);

  Ends ends{std::move(input.write_end), std::move(output.read_end), std::move(errors.read_end)};
  ProcessResult result;
  exchange(spec, ends, result);
  result.exit_status = running.wait();
  return result;
}

std::optional<std::string> find_program(std::string_view name) {
  const char* path = std::getenv("PATH");
  if (path == nullptr || name.empty()) return std::nullopt;
  for (const std::string_view folder : split(path, ':')) {
    if (!folder.starts_with('/')) continue;
    std::string candidate = std::string(folder) + "/" + std::string(name);
    struct stat status {};
    if (stat(candidate.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
    if (access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return std::nullopt;
}

// stderr goes to memory, not to a pipe: nobody reads it while the program runs, and a full pipe would stop it.
Process::Process(const ProcessSpec& spec)
    : name_(spec.argv.empty() ? std::string() : spec.argv[0]),
      timeout_ms_(spec.timeout_ms),
      errors_(memfd_create("stderr", MFD_CLOEXEC)) {
  Pipe input = make_pipe();
  Pipe output = make_pipe();
  pid_ = start(spec, {input.read_end.get(), output.write_end.get(), errors_.get()});
  input_ = std::move(input.write_end);
  output_ = std::move(output.read_end);
}

Process::~Process() {
  input_.close();
  output_.close();
  kill(pid_, SIGTERM);
  wait_for(pid_);
}

void Process::write(std::string_view bytes) {
  const IgnoreBrokenPipes ignore;
  while (!bytes.empty()) {
    const ssize_t size = ::write(input_.get(), bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) fail("ended early");
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
}

void Process::read_more() {
  pollfd wanted{output_.get(), POLLIN, 0};
  int ready = 0;
  do {
    ready = poll(&wanted, 1, timeout_ms_);
  } while (ready < 0 && errno == EINTR);
  if (ready <= 0) fail("did not answer within " + std::to_string(timeout_ms_ / 1000) + " s");
  buffer_.erase(0, consumed_);
  consumed_ = 0;
  read_into(buffer_, output_);
  if (!output_.is_open()) fail("ended early");
}

std::string Process::read_line() {
  std::size_t end = buffer_.find('\n', consumed_);
  while (end == std::string::npos) {
    read_more();
    end = buffer_.find('\n', consumed_);
  }
  std::string line = buffer_.substr(consumed_, end - consumed_);
  consumed_ = end + 1;
  return line;
}

std::string Process::read_exactly(std::size_t size) {
  while (buffer_.size() - consumed_ < size) read_more();
  std::string bytes = buffer_.substr(consumed_, size);
  consumed_ += size;
  return bytes;
}

void Process::fail(const std::string& what) const {
  std::string said(kErrorTextLimit, '\0');
  const ssize_t size = pread(errors_.get(), said.data(), said.size(), 0);
  said.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  throw Error(name_ + " " + what + (said.empty() ? "" : ": " + std::string(trim(said))));
}

}  // namespace lockstep::base
