#include "commands/unattended.h"

#include <cstdlib>
#include <unistd.h>

namespace lockstep::commands {
namespace {

bool is_on(const std::optional<std::string>& value) {
  return value && !value->empty() && *value != "0" && *value != "false";
}

}  // namespace

std::optional<std::string> environment_variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  return value;
}

bool file_exists(const char* path) {
  return ::access(path, F_OK) == 0;
}

std::optional<std::string> unattended_place(const Variables& variable, const FileExists& exists) {
  for (const char* name :
       {"GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "BUILDKITE", "CIRCLECI", "JENKINS_URL", "TEAMCITY_VERSION", "CI"}) {
    if (is_on(variable(name))) return "a CI job (" + std::string(name) + ")";
  }
  for (const char* name : {"REMOTE_CONTAINERS", "DEVCONTAINER", "CODESPACES"}) {
    if (is_on(variable(name))) return std::nullopt;
  }
  for (const char* name : {"KUBERNETES_SERVICE_HOST", "container"}) {
    if (is_on(variable(name))) return "a container (" + std::string(name) + ")";
  }
  for (const char* path : {"/.dockerenv", "/run/.containerenv"}) {
    if (exists(path)) return "a container (" + std::string(path) + ")";
  }
  return std::nullopt;
}

}  // namespace lockstep::commands
