// Times two commands in turns, so that what else the machine does falls on both, and prints their medians and ratio:
//   paired_runs RUNS LABEL 'COMMAND OF LOCKSTEP' 'COMMAND OF THE OTHER'
// Commands are split at spaces and run without a shell, with output to /dev/null. An exit status other than 0 and 1
// (what a check finds, and what `git diff --quiet` says) ends the run, since a failure is no timing.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <vector>

extern char** environ;

namespace {

class Command {
 public:
  explicit Command(const std::string& line) : line_(line) {
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      if (end > at) words_.push_back(line.substr(at, end - at));
      at = end + 1;
    }
    for (std::string& word : words_) argv_.push_back(word.data());
    argv_.push_back(nullptr);
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  ~Command() { posix_spawn_file_actions_destroy(&actions_); }
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  double milliseconds() {
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    int status = 0;
    if (posix_spawnp(&child, argv_.front(), &actions_, nullptr, argv_.data(), environ) != 0 ||
        waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
      std::fprintf(stderr, "paired_runs: failed: %s\n", line_.c_str());
      std::exit(2);
    }
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  }

 private:
  std::string line_;
  std::vector<std::string> words_;
  std::vector<char*> argv_;
  posix_spawn_file_actions_t actions_{};
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int count, char** words) {
  const int runs = count == 5 ? std::atoi(words[1]) : 0;
  if (runs < 1) {
    std::fprintf(stderr, "usage: paired_runs RUNS LABEL COMMAND OTHER\n");
    return 2;
  }
  Command ours(words[3]);
  Command other(words[4]);
  for (int warm_up = 0; warm_up < 3; ++warm_up) {
    ours.milliseconds();
    other.milliseconds();
  }
  std::vector<double> our_times;
  std::vector<double> other_times;
  for (int run = 0; run < runs; ++run) {
    our_times.push_back(ours.milliseconds());
    other_times.push_back(other.milliseconds());
  }
  const double our_median = median(our_times);
  const double other_median = median(other_times);
  std::printf("%-58s %7.1f ms %7.1f ms %6.2fx\n", words[2], our_median, other_median, our_median / other_median);
  return 0;
}
