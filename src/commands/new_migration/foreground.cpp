#include "commands/new_migration/foreground.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file_descriptor.h"

extern char** environ;

namespace lockstep::commands::new_migration {

namespace {

bool has_terminal() {
  return base::FileDescriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC)).is_open();
}

/// How the program is started. What reads nothing gets a process group of its own, so that all that it starts can be
/// ended with it; what reads from the terminal has to stay in the one that the terminal knows.
class Start {
 public:
  Start(const std::string& folder, Input input) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
    ::posix_spawnattr_init(&attributes_);
    if (input == Input::kNothing) {
      ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
      ::posix_spawnattr_setpgroup(&attributes_, 0);
      ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
    } else if (::isatty(STDIN_FILENO) != 1 && has_terminal()) {
      ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/tty", O_RDWR, 0);
    }
  }
  ~Start() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  Start(const Start&) = delete;
  Start& operator=(const Start&) = delete;

  pid_t run(std::vector<std::string>& command) const {
    std::vector<char*> argv;
    for (std::string& word : command) argv.push_back(word.data());
    argv.push_back(nullptr);
    pid_t child = -1;
    const int failure = ::posix_spawnp(&child, argv.front(), &actions_, &attributes_, argv.data(), environ);
    if (failure != 0) throw base::Error("cannot run " + command.front() + ": " + std::strerror(failure));
    return child;
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

}  // namespace

int run_in_foreground(std::vector<std::string> command, const std::string& folder, Input input) {
  const pid_t child = Start(folder, input).run(command);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    ::kill(input == Input::kNothing ? -child : child, SIGTERM);
  }
  constexpr int kSignalBase = 128;
  return WIFSIGNALED(status) ? kSignalBase + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace lockstep::commands::new_migration
