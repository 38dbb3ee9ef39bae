#include "commands/demo/demo_stage.h"

#include <fstream>
#include <ostream>
#include <utility>

#include "base/error.h"
#include "base/text.h"

extern char** environ;

namespace lockstep::commands::demo {
namespace {

using Environment = std::map<std::string, std::optional<std::string>>;

/// What git and the hook must not see of the caller: another repository's variables, a CI job's output format.
bool is_callers_own(std::string_view name) {
  return name.starts_with("GIT_") || name.starts_with("LOCKSTEP") || name == "GITHUB_ACTIONS" ||
         name == "GITHUB_STEP_SUMMARY" || name == "GITLAB_CI" || name == "CI" || name == "NO_COLOR" ||
         name == "FORCE_COLOR" || name == "CLICOLOR_FORCE";
}

Environment closed_environment(const std::filesystem::path& home, const std::string& executable) {
  Environment environment;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text(*variable);
    const std::string name(text.substr(0, text.find('=')));
    if (is_callers_own(name)) environment[name] = std::nullopt;
    if (name == "PATH") {
      environment[name] =
          std::filesystem::path(executable).parent_path().string() + ":" + std::string(text.substr(name.size() + 1));
    }
  }
  environment["HOME"] = home.string();
  environment["XDG_CONFIG_HOME"] = (home / ".config").string();
  environment["GIT_CONFIG_NOSYSTEM"] = "1";
  environment["GIT_CONFIG_GLOBAL"] = (home / ".gitconfig").string();
  environment["GIT_TEMPLATE_DIR"] = (home / "no-templates").string();
  environment["GIT_CEILING_DIRECTORIES"] = home.string();
  environment["GIT_TERMINAL_PROMPT"] = "0";
  environment["GIT_PAGER"] = "cat";
  environment["GIT_EDITOR"] = "true";
  environment["GIT_AUTHOR_NAME"] = environment["GIT_COMMITTER_NAME"] = "Ada";
  environment["GIT_AUTHOR_EMAIL"] = environment["GIT_COMMITTER_EMAIL"] = "ada@example.com";
  environment["LC_ALL"] = "C";
  return environment;
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw base::Error("cannot write " + path.string());
}

std::string as_typed(const Words& command) {
  Words quoted;
  for (const std::string& word : command) quoted.push_back(base::shell_quoted(word));
  return base::join(quoted, " ");
}

[[noreturn]] void throw_not_as_told(const Words& command, const std::string& what) {
  throw base::Error("the demo did not go as told: " + as_typed(command) + " " + what,
                    "lockstep demo --keep    leaves the repository for a look");
}

}  // namespace

DemoStage::DemoStage(const Props& props, base::Archive files)
    : props_(props), files_(std::move(files)), repository_(std::filesystem::absolute(folder_.path()) / "chat") {
  const std::filesystem::path home = repository_.parent_path() / "home";
  environment_ = closed_environment(home, props_.executable);
  std::filesystem::create_directories(repository_);
  std::filesystem::create_directories(home / "no-templates");
  write_file(home / ".gitconfig", props_.coloring == Coloring::kColored ? "[color]\n\tui = always\n" : "");
  if (props_.coloring == Coloring::kColored) environment_["FORCE_COLOR"] = "1";
}

void DemoStage::heading(std::string_view text) {
  const bool colored = props_.coloring == Coloring::kColored;
  props_.out << '\n' << (colored ? "\033[1m" : "") << text << (colored ? "\033[0m" : "") << "\n\n";
}

void DemoStage::say(std::string_view text) {
  props_.out << text << std::endl;
}

std::vector<std::string> DemoStage::put(std::string_view step) {
  std::vector<std::string> paths;
  for (const base::ArchivedFile& file : base::files_below(files_, std::string(step) + "/")) {
    write_file(repository_ / file.name, file.text);
    paths.push_back(file.name);
  }
  return paths;
}

base::ProcessResult DemoStage::execute(const Words& command) {
  signals_.throw_if_any();
  base::ProcessSpec spec;
  spec.argv = command;
  if (command.front() == "lockstep") spec.argv.front() = props_.executable;
  spec.environment = environment_;
  spec.environment["GIT_AUTHOR_DATE"] = spec.environment["GIT_COMMITTER_DATE"] = date_;
  spec.working_directory = repository_.string();
  base::ProcessResult result = base::run_process(spec);
  signals_.throw_if_any();
  return result;
}

base::ProcessResult DemoStage::show(const Words& command) {
  const bool colored = props_.coloring == Coloring::kColored;
  props_.out << (colored ? "\033[1;32m$\033[0m " : "$ ") << as_typed(command) << std::endl;
  base::ProcessResult result = execute(command);
  props_.out << result.error_text << result.out << std::flush;
  return result;
}

void DemoStage::run_quietly(const Words& command) {
  const base::ProcessResult result = execute(command);
  if (result.exit_status != 0) throw_not_as_told(command, "failed: " + std::string(base::trim(result.error_text)));
}

void DemoStage::run(const Words& command) {
  const base::ProcessResult result = show(command);
  if (result.exit_status != 0) throw_not_as_told(command, "failed with status " + std::to_string(result.exit_status));
}

void DemoStage::run_into_conflict(const Words& command) {
  const base::ProcessResult result = show(command);
  if (result.exit_status != 1 || !base::contains(result.out, "CONFLICT")) {
    throw_not_as_told(command, "met no conflict");
  }
}

void DemoStage::run_into_stop(const Words& command, std::initializer_list<std::string_view> words) {
  const base::ProcessResult result = show(command);
  if (result.exit_status == 0) throw_not_as_told(command, "was not stopped");
  for (const std::string_view word : words) {
    if (!base::contains(result.error_text + result.out, word)) {
      throw_not_as_told(command, "did not name " + std::string(word));
    }
  }
}

std::optional<std::string> DemoStage::obstacle_to(const Words& command) {
  constexpr int kCouldNotCheck = 2;
  const base::ProcessResult result = execute(command);
  if (result.exit_status != kCouldNotCheck) return std::nullopt;
  return std::string(base::trim(result.error_text));
}

}  // namespace lockstep::commands::demo
