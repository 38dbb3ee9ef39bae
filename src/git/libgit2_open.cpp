#include "git/libgit2_open.h"

#include "base/text.h"
#include "git/command_line.h"
#include "git/repository_paths.h"
#include "git/unsupported.h"

namespace lockstep::git {
namespace {

/// Extensions that do not change what this program reads, or are looked after elsewhere (config.worktree below, missing
/// objects when they are read). libgit2 refuses a repository whose extensions it was not told of.
void start_libgit2() {
  static const int started = [] {
    const int count = git_libgit2_init();
    const char* extensions[] = {"worktreeconfig", "preciousobjects", "partialclone"};
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, std::size(extensions));
    // Objects are read as git reads them: git fsck holds each against its name, reading does not.
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
    // Without this a folder of more than 100 files is unpacked again each time that it is looked into.
    constexpr std::size_t kLargestKeptTree = std::size_t{4} << 20;
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, kLargestKeptTree);
    return count;
  }();
  if (started < 0) throw Unsupported("libgit2 does not start: " + last_message());
}

int try_to_open(RepositoryHandle& repository, const Environment& environment) {
  if (environment.git_dir) {
    const std::string path = absolute_path(*environment.git_dir, environment.working_directory);
    return git_repository_open_ext(base::Out(repository), path.c_str(),
                                   GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_NO_DOTGIT, nullptr);
  }
  const char* ceilings = environment.ceiling_directories ? environment.ceiling_directories->c_str() : nullptr;
  return git_repository_open_ext(base::Out(repository), environment.working_directory.c_str(), 0, ceilings);
}

/// Whether the refusal is about the owner. libgit2 1.5 answers "not found" when no safe.directory is configured at all;
/// taking that for "no repository here" would pass every check in a container.
bool is_ownership_refusal(int failure) {
  const git_error* error = git_error_last();
  return failure == GIT_EOWNER || (failure == GIT_ENOTFOUND && error != nullptr && error->klass == GIT_ERROR_CONFIG);
}

/// libgit2 knows neither safe.directory=* nor GIT_CONFIG_*. When git accepts the repository, so is it here.
void open_as_git_does(RepositoryHandle& repository, const Environment& environment) {
  require_accepted_by_git(environment);
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  const int failure = try_to_open(repository, environment);
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1);
  if (failure != 0) throw Unsupported("libgit2 cannot open the repository: " + last_message());
}

/// libgit2 does not read config.worktree, where extensions.worktreeConfig moves these two.
void refuse_moved_settings(git_repository* repository) {
  const std::string path = std::string(git_repository_path(repository)) + "config.worktree";
  const std::string config = base::lower_ascii(read_small_file(path).value_or(""));
  if (base::contains(config, "worktree") || base::contains(config, "bare")) {
    throw Unsupported("config.worktree says where the work tree is, which libgit2 does not read");
  }
}

}  // namespace

RepositoryHandle open_with_libgit2(const Environment& environment) {
  if (environment.common_dir) throw Unsupported("GIT_COMMON_DIR is set");
  if (environment.name_space) throw Unsupported("GIT_NAMESPACE is set");
  if (environment.object_directory) throw Unsupported("GIT_OBJECT_DIRECTORY is set");
  start_libgit2();
  RepositoryHandle repository;
  const int failure = try_to_open(repository, environment);
  if (is_ownership_refusal(failure)) {
    open_as_git_does(repository, environment);
  } else if (failure == GIT_ENOTFOUND) {
    throw Unsupported("not a git repository: " + environment.working_directory,
                      "run it in the repository, or git init");
  } else if (failure != 0) {
    throw Unsupported("libgit2 cannot open the repository: " + last_message());
  }
  refuse_moved_settings(repository.get());
  return repository;
}

}  // namespace lockstep::git
