#include "git/command_line.h"

#include "base/error.h"
#include "base/text.h"

namespace lockstep::git {
namespace {

/// A complaint that ends in a colon is followed by what it is about, one indented line each.
std::string with_list(std::string_view complaint, std::string_view error_text) {
  std::string text(complaint);
  if (!complaint.ends_with(':')) return text;
  for (std::string_view line : base::split_lines(error_text)) {
    if (line.starts_with('\t')) text += " " + std::string(base::trim(line));
  }
  return text;
}

/// git's complaint without its "fatal: ", one line.
std::string first_complaint(std::string_view error_text) {
  for (std::string_view line : base::split_lines(error_text)) {
    if (line.starts_with("fatal: ")) return with_list(line.substr(7), error_text);
    if (line.starts_with("error: ")) return std::string(line.substr(7));
  }
  const std::vector<std::string_view> lines = base::split_lines(error_text);
  return lines.empty() ? "it said nothing" : std::string(lines.front());
}

/// The `git config … safe.directory …` line that git advises, if it does.
std::string advised_command(std::string_view error_text) {
  for (std::string_view line : base::split_lines(error_text)) {
    if (base::contains(line, "safe.directory") && base::contains(line, "git config")) {
      return std::string(base::trim(line));
    }
  }
  return "";
}

}  // namespace

base::ProcessSpec git_command(const Environment& environment, std::vector<std::string> arguments) {
  const std::optional<std::string> git = base::find_program("git");
  if (!git) throw base::Error("git is needed to read this repository, and there is none in PATH", "install git");
  base::ProcessSpec spec;
  spec.argv = {*git, "-c", "core.fsmonitor=false", "-c", "core.pager=cat", "-c", "diff.external="};
  spec.argv.insert(spec.argv.end(), arguments.begin(), arguments.end());
  spec.working_directory = environment.working_directory;
  spec.environment = {{"GIT_OPTIONAL_LOCKS", "0"},
                      {"LC_ALL", "C"},
                      {"GIT_TERMINAL_PROMPT", "0"},
                      {"GIT_ALLOW_PROTOCOL", "https:ssh:file"},
                      {"GIT_LITERAL_PATHSPECS", "1"},
                      {"GIT_EXTERNAL_DIFF", std::nullopt},
                      {"GIT_DIR", environment.git_dir},
                      {"GIT_WORK_TREE", environment.work_tree},
                      {"GIT_INDEX_FILE", environment.index_file},
                      {"GIT_COMMON_DIR", environment.common_dir},
                      {"GIT_OBJECT_DIRECTORY", environment.object_directory},
                      {"GIT_ALTERNATE_OBJECT_DIRECTORIES", environment.alternate_objects},
                      {"GIT_NAMESPACE", environment.name_space},
                      {"GIT_CEILING_DIRECTORIES", environment.ceiling_directories}};
  return spec;
}

base::ProcessResult run_git(const Environment& environment, std::vector<std::string> arguments) {
  return base::run_process(git_command(environment, std::move(arguments)));
}

void throw_git_error(const std::string& command, const base::ProcessResult& result) {
  const std::string complaint = first_complaint(result.error_text);
  if (base::contains(complaint, "not a git repository")) {
    throw base::Error(complaint, "run it in the repository, or git init");
  }
  throw base::Error("git " + command + " failed: " + complaint, advised_command(result.error_text));
}

std::string git_output(const Environment& environment, std::vector<std::string> arguments) {
  const std::string name = arguments.front();
  base::ProcessResult result = run_git(environment, std::move(arguments));
  if (result.exit_status != 0) throw_git_error(name, result);
  return std::move(result.out);
}

void require_accepted_by_git(const Environment& environment) {
  if (!base::find_program("git")) {
    throw base::Error("the repository at " + environment.working_directory +
                          " belongs to someone else, and there is no git to ask whether it may be read",
                      "install git, or chown the repository");
  }
  git_output(environment, {"rev-parse", "--git-dir"});
}

model::ObjectId printed_id(std::string_view line) {
  const std::optional<model::ObjectId> id = model::ObjectId::parse(base::trim(line));
  if (!id) throw base::Error("git printed " + std::string(line.substr(0, 100)) + " in place of an object id");
  return *id;
}

std::string git_version(const Environment& environment) {
  const std::string said = git_output(environment, {"version"});
  const std::string_view version = base::trim(said);
  constexpr std::string_view kStart = "git version ";
  return version.starts_with(kStart) ? "git " + std::string(version.substr(kStart.size())) : std::string(version);
}

}  // namespace lockstep::git
