#include <cstdlib>
#include <filesystem>

#include "git/repository.h"
#include "git/repository_paths.h"

extern char** environ;

namespace lockstep::git {
namespace {

constexpr std::string_view kMergeHead = "GITHEAD_";

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  return value;
}

std::vector<model::ObjectId> merge_heads_in_environment() {
  std::vector<model::ObjectId> ids;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    std::string_view text(*entry);
    if (!text.starts_with(kMergeHead)) continue;
    text = text.substr(kMergeHead.size(), text.find('=') - kMergeHead.size());
    if (const std::optional<model::ObjectId> id = model::ObjectId::parse(text)) ids.push_back(*id);
  }
  return ids;
}

}  // namespace

Environment read_environment() {
  Environment environment;
  std::error_code failure;
  environment.working_directory = std::filesystem::current_path(failure).string();
  environment.git_dir = variable("GIT_DIR");
  environment.work_tree = variable("GIT_WORK_TREE");
  environment.index_file = variable("GIT_INDEX_FILE");
  environment.common_dir = variable("GIT_COMMON_DIR");
  environment.object_directory = variable("GIT_OBJECT_DIRECTORY");
  environment.alternate_objects = variable("GIT_ALTERNATE_OBJECT_DIRECTORIES");
  environment.name_space = variable("GIT_NAMESPACE");
  environment.ceiling_directories = variable("GIT_CEILING_DIRECTORIES");
  environment.merge_heads = merge_heads_in_environment();
  return environment;
}

}  // namespace lockstep::git
