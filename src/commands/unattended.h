#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::commands {

/// What an environment variable holds; nothing when it is not set.
using Variables = std::function<std::optional<std::string>(const char* name)>;
std::optional<std::string> environment_variable(const char* name);

/// Whether a file is there.
using FileExists = std::function<bool(const char* path)>;
bool file_exists(const char* path);

/// "a CI job (GITHUB_ACTIONS)", "a container (/.dockerenv)": why nobody who could answer is likely to be there; nothing
/// on somebody's own machine. A container for development (Dev Containers, Codespaces) is somebody's machine.
std::optional<std::string> unattended_place(const Variables& variable, const FileExists& exists);

}  // namespace lockstep::commands
