#pragma once
#include <filesystem>
#include <initializer_list>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deferred_signals.h"
#include "base/files.h"
#include "base/subprocess.h"
#include "base/txtar.h"

namespace lockstep::commands::demo {

enum class Coloring { kPlain, kColored };

using Words = std::vector<std::string>;

/// The throw-away repository in which the demo plays, and the page on which it is told. Every function throws
/// base::Error when a command does not end as the story says, or the user interrupts.
class DemoStage {
 public:
  struct Props {
    std::ostream& out;
    std::string executable;  // absolute path of lockstep
    Coloring coloring = Coloring::kPlain;
  };
  /// Makes the folders; `files` are the story's, named STAGE/PATH.
  DemoStage(const Props& props, base::Archive files);

  void heading(std::string_view text);
  void say(std::string_view text);

  /// Sets the date of the commits that follow, so that their ids are the same in every run.
  void set_date(const std::string& iso_date) { date_ = iso_date; }
  /// Writes the files of one step of the story into the work tree; gives their paths.
  std::vector<std::string> put(std::string_view step);

  /// Runs a command that has to succeed, without a word.
  void run_quietly(const Words& command);
  /// Shows a command and all it prints; it has to succeed.
  void run(const Words& command);
  /// Shows a git merge that has to end in conflicts.
  void run_into_conflict(const Words& command);
  /// Shows a command that has to fail, with these words at least in what it prints: the rules for which the hook stops
  /// a commit.
  void run_into_stop(const Words& command, std::initializer_list<std::string_view> words);
  /// Runs a command of lockstep without a word. What it says when it cannot do its work here; nothing when it can,
  /// whatever it finds.
  std::optional<std::string> obstacle_to(const Words& command);

  void keep() { folder_.keep(); }
  const std::filesystem::path& repository() const { return repository_; }

 private:
  base::ProcessResult execute(const Words& command);
  base::ProcessResult show(const Words& command);

  Props props_;
  base::Archive files_;
  base::DeferredSignals signals_;  // before the folder: it lets a signal through when the folder is gone
  base::TemporaryFolder folder_{"lockstep-demo-"};
  std::filesystem::path repository_;
  std::map<std::string, std::optional<std::string>> environment_;
  std::string date_;
};

}  // namespace lockstep::commands::demo
