#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <spawn.h>
#include <sstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "base/files.h"
#include "base/text.h"
#include "on_server.h"

// What is left of a server when the process that started it ends in a way that it cannot help: no process, no folder,
// no shared memory. Everything of one test has a folder of its own in its command line, so tests at the same time do
// not mix.
namespace lockstep::server {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Empty for a process that has ended meanwhile.
std::string bytes_of(const fs::path& path) {
  try {
    return base::read_file(path, 1 << 20);
  } catch (const base::Error&) {
    return "";
  }
}

std::vector<pid_t> processes_where(const auto& is_wanted) {
  std::vector<pid_t> found;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const auto process = base::parse_number(entry.path().filename().string());
    if (process && is_wanted(entry.path())) found.push_back(static_cast<pid_t>(*process));
  }
  return found;
}

/// Those with the folder in their command line or working in it: PostgreSQL's backends have other words there.
std::vector<pid_t> processes_of(const std::string& folder) {
  return processes_where([&](const fs::path& process) {
    std::error_code failure;
    return base::contains(bytes_of(process / "cmdline"), folder) ||
           fs::read_symlink(process / "cwd", failure).string().starts_with(folder);
  });
}

/// A process that nobody waits for stays in the list when it is dead.
bool lives(const std::string& process) {
  const std::string stat = bytes_of("/proc/" + process + "/stat");
  return !stat.empty() && !base::contains(stat, ") Z ");
}

std::vector<pid_t> children_of(pid_t parent) {
  return processes_where([&](const fs::path& process) {
    const std::string stat = bytes_of(process / "stat");
    const std::size_t name_end = stat.rfind(')');
    return name_end != std::string::npos && std::atoi(stat.c_str() + name_end + 4) == parent;
  });
}

/// Segments without users whose maker is gone.
std::set<std::string> orphaned_segments() {
  std::set<std::string> found;
  std::ifstream file("/proc/sysvipc/shm");
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string key, id, permissions, size, maker, last, users;
    words >> key >> id >> permissions >> size >> maker >> last >> users;
    if (users == "0" && !lives(maker)) found.insert(id);
  }
  return found;
}

/// Those of initdb, which nothing but their names tells from those of other servers.
std::set<std::string> posix_segments() {
  std::set<std::string> found;
  for (const auto& entry : fs::directory_iterator("/dev/shm")) {
    const std::string name = entry.path().filename();
    if (name.starts_with("PostgreSQL.")) found.insert(name);
  }
  return found;
}

bool comes_true(std::chrono::milliseconds patience, const auto& question) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!question()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(5ms);
  }
  return true;
}

/// A running hold_server. Killed at the end, whatever the test did.
class Held {
 public:
  explicit Held(const fs::path& temporary, std::string cache = LOCKSTEP_TEST_CACHE) {
    int input[2];
    int output[2];
    if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    std::string program = HOLD_SERVER;
    std::string place = "disk";
    std::string mark = temporary;
    char* arguments[] = {program.data(), cache.data(), place.data(), mark.data(), nullptr};
    std::string variable = "TMPDIR=" + temporary.string();
    char path[] = "PATH=/usr/bin:/bin";
    char* environment[] = {variable.data(), path, nullptr};
    if (posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environment) != 0) {
      throw std::runtime_error("hold_server does not start");
    }
    posix_spawn_file_actions_destroy(&actions);
    close(input[0]);
    close(output[1]);
    input_ = base::FileDescriptor(input[1]);
    output_ = base::FileDescriptor(output[0]);
  }
  ~Held() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    wait();
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

  pid_t process() const { return process_; }
  /// Whether it says that its server is ready.
  bool is_ready() {
    char byte = 0;
    while (read(output_.get(), &byte, 1) == 1) {
      if (byte == '\n') return true;
    }
    return false;
  }
  /// Lets it end by itself; its exit status.
  int finish() {
    input_.close();
    return wait();
  }
  int wait() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return status;
  }

 private:
  pid_t process_ = -1;
  base::FileDescriptor input_;
  base::FileDescriptor output_;
};

class Kill : public OnServer {
 protected:
  void SetUp() override {
    OnServer::SetUp();
    if (IsSkipped()) return;
    fs::permissions(folder_.path(), fs::perms(0711));
    fs::create_directory(temporary());
    fs::permissions(temporary(), fs::perms(01777));
    Held first(temporary());
    ASSERT_TRUE(first.is_ready());
    ASSERT_EQ(first.finish(), 0);
    segments_ = orphaned_segments();
  }
  void TearDown() override {
    for (const pid_t process : processes_of(folder_.path())) kill(process, SIGKILL);
  }

  fs::path temporary() const { return folder_.path() / "tmp"; }

  bool has_no_process() const { return processes_of(folder_.path()).empty(); }
  bool has_no_folder() const { return fs::directory_iterator(temporary()) == fs::directory_iterator(); }
  bool has_no_segment() const {
    for (const std::string& one : orphaned_segments()) {
      if (!segments_.contains(one)) return false;
    }
    return true;
  }
  void expect_nothing_left(const std::string& after) const {
    EXPECT_TRUE(comes_true(5s, [&] { return has_no_process(); })) << after << ": a process is left";
    EXPECT_TRUE(comes_true(1s, [&] { return has_no_folder(); })) << after << ": a folder is left";
    EXPECT_TRUE(comes_true(1s, [&] { return has_no_segment(); })) << after << ": shared memory is left";
  }

 private:
  base::TemporaryFolder folder_;
  std::set<std::string> segments_;
};

/// From the start of the runner: a warm start takes about 100 ms.
std::chrono::milliseconds random_moment(std::mt19937& random) {
  return std::chrono::milliseconds(std::uniform_int_distribution<>(0, 200)(random));
}

TEST_F(Kill, OfTheRunnerAtAnyMomentLeavesNothing) {
  std::mt19937 random(1);
  for (int round = 0; round < 25; ++round) {
    Held held(temporary());
    const auto moment = random_moment(random);
    std::this_thread::sleep_for(moment);
    kill(held.process(), SIGKILL);
    held.wait();
    expect_nothing_left("SIGKILL after " + std::to_string(moment.count()) + " ms");
    if (HasFailure()) return;
  }
}

/// Without a kept cluster it is initdb that runs at first, for about a second.
TEST_F(Kill, OfAColdStartLeavesNothing) {
  std::mt19937 random(3);
  const std::set<std::string> before = posix_segments();
  for (int round = 0; round < 4; ++round) {
    Held held(temporary(), "");
    const std::chrono::milliseconds moment(std::uniform_int_distribution<>(100, 1500)(random));
    std::this_thread::sleep_for(moment);
    kill(held.process(), SIGKILL);
    held.wait();
    expect_nothing_left("SIGKILL of a cold start after " + std::to_string(moment.count()) + " ms");
  }
  // Those of cold starts in other tests of now come and go.
  EXPECT_TRUE(comes_true(20s, [&] {
    const std::set<std::string> now = posix_segments();
    return std::includes(before.begin(), before.end(), now.begin(), now.end());
  })) << "shared memory of initdb is left";
}

TEST_F(Kill, OfRunnerAndSupervisorLeavesAFolderAtMostAndTheNextStartSweepsIt) {
  std::mt19937 random(2);
  for (int round = 0; round < 25; ++round) {
    const auto moment = random_moment(random);
    {
      Held held(temporary());
      std::this_thread::sleep_for(moment);
      const std::vector<pid_t> supervisors = children_of(held.process());
      kill(held.process(), SIGSTOP);
      for (const pid_t supervisor : supervisors) kill(supervisor, SIGKILL);
      kill(held.process(), SIGKILL);
      held.wait();
    }
    EXPECT_TRUE(comes_true(5s, [&] { return has_no_process(); })) << moment.count() << " ms: a process is left";
    Held next(temporary());
    EXPECT_TRUE(next.is_ready());
    EXPECT_EQ(next.finish(), 0);
    expect_nothing_left("both killed after " + std::to_string(moment.count()) + " ms");
    if (HasFailure()) return;
  }
}

TEST_F(Kill, OfRunnerSupervisorAndServerIsSweptWithItsSharedMemory) {
  {
    Held held(temporary());
    ASSERT_TRUE(held.is_ready());
    kill(held.process(), SIGSTOP);
    for (const pid_t supervisor : children_of(held.process())) {
      const std::vector<pid_t> servers = children_of(supervisor);
      kill(supervisor, SIGSTOP);
      for (const pid_t server : servers) kill(server, SIGKILL);
      kill(supervisor, SIGKILL);
    }
    kill(held.process(), SIGKILL);
    held.wait();
  }
  EXPECT_TRUE(comes_true(5s, [&] { return has_no_process(); })) << "a busy backend is left";
  EXPECT_FALSE(has_no_folder());
  EXPECT_FALSE(has_no_segment());
  Held next(temporary());
  EXPECT_TRUE(next.is_ready());
  EXPECT_EQ(next.finish(), 0);
  expect_nothing_left("all killed");
}

TEST_F(Kill, OfTheServerAloneLeavesNothingWhenTheRunnerEnds) {
  Held held(temporary());
  ASSERT_TRUE(held.is_ready());
  for (const pid_t supervisor : children_of(held.process())) {
    for (const pid_t server : children_of(supervisor)) kill(server, SIGKILL);
  }
  EXPECT_EQ(held.finish(), 0);
  expect_nothing_left("the server killed");
}

TEST_F(Kill, BySignalsThatAskToEndLeavesNothing) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    Held held(temporary());
    ASSERT_TRUE(held.is_ready());
    kill(held.process(), signal);
    EXPECT_EQ(WTERMSIG(held.wait()), signal);
    expect_nothing_left("signal " + std::to_string(signal));
  }
}

TEST_F(Kill, AFolderOfSomebodyWhoLivesIsNotSwept) {
  Held one(temporary());
  ASSERT_TRUE(one.is_ready());
  {
    Held other(temporary());
    ASSERT_TRUE(other.is_ready());
    EXPECT_EQ(other.finish(), 0);
  }
  EXPECT_FALSE(has_no_folder());
  EXPECT_EQ(one.finish(), 0);
  expect_nothing_left("both ended");
}

TEST_F(Kill, TwentyAtOnceAllStartAndAllEnd) {
  std::vector<std::unique_ptr<Held>> all;
  for (int k = 0; k < 20; ++k) all.push_back(std::make_unique<Held>(temporary()));
  for (const auto& one : all) EXPECT_TRUE(one->is_ready());
  for (const auto& one : all) EXPECT_EQ(one->finish(), 0);
  expect_nothing_left("twenty ended");
}

}  // namespace
}  // namespace lockstep::server
