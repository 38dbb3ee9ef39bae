#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "scripts/shell.h"

namespace lockstep::scripts {

/// Files whose commands run by themselves somewhere: at `compose up`, in CI, at deploy.
enum class FileKind {
  kCompose,     // compose.yml, docker-compose.prod.yaml
  kWorkflow,    // .github/workflows/*.yml, and action.yml
  kGitlab,      // .gitlab-ci.yml
  kDockerfile,  // Dockerfile, Dockerfile.api, api.Dockerfile, Containerfile
  kProcfile,    // Procfile, Procfile.dev
  kShell,       // *.sh, *.bash; what is in .husky
  kMaybeShell,  // an executable without an extension: a shell script when its first line says so
  kPackage,     // package.json: its scripts are run by the others, and by hand
};

enum class Executable { kNo, kYes };

/// The kind of a file by its path alone; nothing for every other, and for what is installed (node_modules).
std::optional<FileKind> kind_of(std::string_view path, Executable executable);

/// The commands in a file of any kind but kPackage, in their order, with where each word is written. The error
/// completes "cannot be read: ".
base::Expected<std::vector<Command>, std::string> read_commands(FileKind kind, std::string_view text);

/// One script of a package.json.
struct PackageScript {
  std::string name;
  std::string command;
  std::size_t byte_offset = 0;  // of the first byte of the command
};
struct PackageScripts {
  std::string package;  // its name
  std::vector<PackageScript> scripts;
};
/// What is malformed is left out.
PackageScripts read_package_scripts(std::string_view text);

// Readers of one kind each.
base::Expected<std::vector<Command>, std::string> read_compose(std::string_view text);
base::Expected<std::vector<Command>, std::string> read_workflow(std::string_view text);
base::Expected<std::vector<Command>, std::string> read_gitlab(std::string_view text);
std::vector<Command> read_dockerfile(std::string_view text);
std::vector<Command> read_procfile(std::string_view text);

}  // namespace lockstep::scripts
