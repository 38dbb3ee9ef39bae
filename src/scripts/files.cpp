#include "scripts/files.h"

#include <algorithm>
#include <iterator>

#include "base/json_reader.h"
#include "base/text.h"

namespace lockstep::scripts {
namespace {

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

bool is_yaml(std::string_view name) {
  return name.ends_with(".yml") || name.ends_with(".yaml");
}

/// "compose" of compose.yml, compose.prod.yml and compose-dev.yaml.
bool is_named(std::string_view name, std::string_view stem) {
  if (!name.starts_with(stem)) return false;
  const std::string_view rest = name.substr(stem.size());
  return rest.empty() || rest.front() == '.' || rest.front() == '-' || rest.front() == '_';
}

bool is_dockerfile(std::string_view name) {
  if (name.ends_with("ignore")) return false;
  return is_named(name, "Dockerfile") || is_named(name, "Containerfile") || name.ends_with(".Dockerfile") ||
         name.ends_with(".dockerfile");
}

bool is_shell_name(std::string_view name) {
  for (const std::string_view extension : {".sh", ".bash", ".zsh", ".ksh"}) {
    if (name.ends_with(extension)) return true;
  }
  return false;
}

bool is_workflow(std::string_view path, std::string_view name) {
  if (name == "action.yml" || name == "action.yaml") return true;
  return is_yaml(name) && base::contains(path, ".github/workflows/");
}

bool is_shell_script(std::string_view text) {
  const std::string_view line = text.substr(0, std::min(text.find('\n'), std::size_t{200}));
  return line.starts_with("#!") && base::contains(line, "sh") && !base::contains(line, "pwsh");
}

}  // namespace

std::optional<FileKind> kind_of(std::string_view path, Executable executable) {
  const std::string_view name = name_of(path);
  const bool is_extensionless = name.find('.') == std::string_view::npos;
  std::optional<FileKind> kind;
  if (name == "package.json") {
    kind = FileKind::kPackage;
  } else if (is_yaml(name) && (is_named(name, "compose") || is_named(name, "docker-compose"))) {
    kind = FileKind::kCompose;
  } else if (is_workflow(path, name)) {
    kind = FileKind::kWorkflow;
  } else if (name == ".gitlab-ci.yml") {
    kind = FileKind::kGitlab;
  } else if (is_dockerfile(name)) {
    kind = FileKind::kDockerfile;
  } else if (is_named(name, "Procfile")) {
    kind = FileKind::kProcfile;
  } else if (is_shell_name(name) || (is_extensionless && base::contains(path, ".husky/"))) {
    kind = FileKind::kShell;
  } else if (is_extensionless && executable == Executable::kYes) {
    kind = FileKind::kMaybeShell;
  }
  if (kind && base::contains(path, "node_modules/")) return std::nullopt;
  return kind;
}

base::Expected<std::vector<Command>, std::string> read_commands(FileKind kind, std::string_view text) {
  switch (kind) {
    case FileKind::kCompose:
      return read_compose(text);
    case FileKind::kWorkflow:
      return read_workflow(text);
    case FileKind::kGitlab:
      return read_gitlab(text);
    case FileKind::kDockerfile:
      return read_dockerfile(text);
    case FileKind::kProcfile:
      return read_procfile(text);
    case FileKind::kShell:
      return read_shell(text);
    case FileKind::kMaybeShell:
      return is_shell_script(text) ? read_shell(text) : std::vector<Command>();
    case FileKind::kPackage:
      break;
  }
  return std::vector<Command>();
}

std::vector<Command> read_procfile(std::string_view text) {
  std::vector<Command> commands;
  std::size_t start = 0;
  for (const std::string_view line : base::split(text, '\n')) {
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && !line.starts_with('#')) {
      for (Command& command : read_shell(line.substr(colon + 1))) {
        for (Word& word : command) word.byte_offset += start + colon + 1;
        commands.push_back(std::move(command));
      }
    }
    start += line.size() + 1;
  }
  return commands;
}

PackageScripts read_package_scripts(std::string_view text) {
  using base::JsonToken;
  PackageScripts package;
  base::JsonReader reader(text, {.largest_bytes = std::size_t{4} << 20,
                                 .deepest = 64,
                                 .comments = base::JsonComments::kAllowed,
                                 .duplicate_keys = base::JsonDuplicateKeys::kAllowed});
  if (reader.next() != JsonToken::kObjectBegin) return package;
  while (reader.next() == JsonToken::kKey) {
    const std::string key = reader.decoded();
    const JsonToken first = reader.next();
    if (key == "name" && first == JsonToken::kString) {
      package.package = reader.decoded();
    } else if (key == "scripts" && first == JsonToken::kObjectBegin) {
      while (reader.next() == JsonToken::kKey) {
        const std::string name = reader.decoded();
        const JsonToken value = reader.next();
        if (value == JsonToken::kString) package.scripts.push_back({name, reader.decoded(), reader.begin() + 1});
        if (!reader.skip_value(value)) return package;
      }
    } else if (!reader.skip_value(first)) {
      return package;
    }
  }
  return package;
}

}  // namespace lockstep::scripts
