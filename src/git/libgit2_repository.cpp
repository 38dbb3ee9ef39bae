#include "git/libgit2_repository.h"

#include <filesystem>
#include <git2/sys/commit_graph.h>

#include "base/error.h"
#include "base/files.h"
#include "git/index_file.h"
#include "git/libgit2_open.h"
#include "git/shallow_history.h"
#include "git/unsupported.h"

namespace lockstep::git {
namespace {

constexpr std::size_t kLargestIndex = std::size_t{1} << 30;
constexpr std::size_t kMostCommits = 50'000;
constexpr std::size_t kSha1Size = 20;

std::string without_trailing_slash(const char* path) {
  std::string text = path == nullptr ? "" : path;
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

RepositoryPaths paths_of(git_repository* repository, const Environment& environment) {
  RepositoryPaths paths;
  paths.git_dir = without_trailing_slash(git_repository_path(repository));
  paths.common_dir = without_trailing_slash(git_repository_commondir(repository));
  const std::string claimed = without_trailing_slash(git_repository_workdir(repository));
  if (environment.work_tree || git_repository_is_bare(repository) == 0) {
    paths.work_tree = find_work_tree(environment, paths.git_dir, claimed);
  }
  return paths;
}

/// The target of a symbolic reference, "refs/remotes/origin/main"; nothing when there is none.
std::optional<std::string> symbolic_target(git_repository* repository, const std::string& name) {
  ReferenceHandle reference;
  if (git_reference_lookup(base::Out(reference), repository, name.c_str()) != 0) return std::nullopt;
  const char* target = git_reference_symbolic_target(reference.get());
  if (target == nullptr) return std::nullopt;
  return target;
}

}  // namespace

Libgit2Repository::Libgit2Repository(Environment environment)
    : environment_(std::move(environment)), repository_(open_with_libgit2(environment_)) {
  paths_ = paths_of(repository_.get(), environment_);
  if (git_repository_odb(base::Out(odb_), repository_.get()) != 0) {
    throw Unsupported("libgit2 cannot open the object store: " + last_message());
  }
  // libgit2 holds a commit-graph against its checksum before it reads a line of it. In a large repository that takes
  // longer than to read the commits themselves, of which a check needs those since the two sides parted.
  git_odb_set_commit_graph(odb_.get(), nullptr);
}

std::optional<model::ObjectId> Libgit2Repository::resolve_commit(std::string_view revision) const {
  if (revision.empty() || revision.find('\0') != std::string_view::npos) return std::nullopt;
  ObjectHandle object;
  const int failure = git_revparse_single(base::Out(object), repository_.get(), std::string(revision).c_str());
  if (failure == GIT_EAMBIGUOUS) throw base::Error("the revision " + std::string(revision) + " is ambiguous");
  if (failure != 0 && model::ObjectId::parse(revision) && is_shallow())
    throw_shallow("commit " + std::string(revision));
  if (failure != 0) return std::nullopt;
  ObjectHandle commit;
  if (git_object_peel(base::Out(commit), object.get(), GIT_OBJECT_COMMIT) != 0) return std::nullopt;
  return to_object_id(*git_object_id(commit.get()));
}

CommitHandle Libgit2Repository::look_up_commit(const model::ObjectId& commit) const {
  const git_oid id = to_oid(commit);
  CommitHandle object;
  if (git_commit_lookup(base::Out(object), repository_.get(), &id) != 0) {
    throw_missing_object("commit " + commit.hex(), paths_);
  }
  return object;
}

std::unique_ptr<Libgit2Tree> Libgit2Repository::tree_of(const git_commit& commit) const {
  return std::make_unique<Libgit2Tree>(*git_commit_tree_id(&commit), Libgit2Tree::Source{odb_.get(), *this, paths_});
}

std::unique_ptr<Tree> Libgit2Repository::commit_tree(const model::ObjectId& commit) const {
  return tree_of(*look_up_commit(commit));
}

/// Folders are read when they are asked for, so that no more is read than with the whole.
std::unique_ptr<Tree> Libgit2Repository::commit_folder(const model::ObjectId& commit, std::string_view) const {
  return commit_tree(commit);
}

std::unique_ptr<Tree> Libgit2Repository::index_tree() const {
  if (is_bare() && !environment_.index_file) {
    throw base::Error("a bare repository has no index", "name two commits: --base REF --head REF");
  }
  const std::string path = index_path(environment_, paths_);
  if (!std::filesystem::exists(path)) {
    check_missing_index(environment_, paths_, !head());
    return std::make_unique<ListingTree>(Listing(), *this);
  }
  std::string bytes = base::read_file(path, kLargestIndex);
  try {
    base::Expected<Listing, UnsupportedIndex> index = parse_index(std::move(bytes), kSha1Size);
    if (!index) throw Unsupported(index.error().reason);
    return std::make_unique<ListingTree>(std::move(*index), *this);
  } catch (const DamagedIndex& damage) {
    throw Unsupported(damage.what(), damage.hint());
  }
}

std::optional<model::ObjectId> Libgit2Repository::merge_base(const model::ObjectId& base,
                                                             const std::vector<model::ObjectId>& tips) const {
  std::vector<git_oid> commits{to_oid(base)};
  for (const model::ObjectId& tip : tips) commits.push_back(to_oid(tip));
  if (is_shallow()) {
    const ShallowHistory history(repository_.get(), paths_);
    const std::vector<git_oid> common =
        history.merge_bases(commits.front(), std::vector<git_oid>(commits.begin() + 1, commits.end()));
    if (common.empty()) throw_shallow("the commit from which both sides started");
    return to_object_id(common.front());
  }
  git_oid common;
  const int failure = git_merge_base_many(&common, repository_.get(), commits.size(), commits.data());
  if (failure == 0) return to_object_id(common);
  const git_error* error = git_error_last();
  if (failure == GIT_ENOTFOUND && error != nullptr && error->klass == GIT_ERROR_MERGE) return std::nullopt;
  throw_missing_object("a commit between " + base.hex() + " and " + (tips.empty() ? "" : tips.front().hex()), paths_);
}

std::optional<model::ObjectId> Libgit2Repository::head() const {
  git_oid id;
  if (git_reference_name_to_id(&id, repository_.get(), "HEAD") == 0) return to_object_id(id);
  const std::string why = last_message();
  if (git_repository_head_unborn(repository_.get()) == 1) return std::nullopt;
  throw Unsupported("HEAD cannot be read: " + why);
}

std::vector<model::ObjectId> Libgit2Repository::merge_heads() const {
  return read_merge_heads(environment_, paths_);
}

/// The remote of HEAD's upstream, else "origin".
std::string Libgit2Repository::upstream_remote() const {
  const std::string branches = "refs/heads/";
  const std::optional<std::string> branch = symbolic_target(repository_.get(), "HEAD");
  ConfigHandle config;
  if (!branch || !branch->starts_with(branches)) return "origin";
  if (git_repository_config_snapshot(base::Out(config), repository_.get()) != 0) return "origin";
  const std::string key = "branch." + branch->substr(branches.size()) + ".remote";
  const char* remote = nullptr;
  if (git_config_get_string(&remote, config.get(), key.c_str()) != 0) return "origin";
  return remote;
}

std::optional<std::string> Libgit2Repository::default_remote_branch() const {
  const std::string prefix = "refs/remotes/";
  for (const std::string& remote : {upstream_remote(), std::string("origin")}) {
    const std::optional<std::string> target = symbolic_target(repository_.get(), prefix + remote + "/HEAD");
    if (target && target->starts_with(prefix)) return target->substr(prefix.size());
  }
  return std::nullopt;
}

std::vector<std::string> Libgit2Repository::commit_messages(const model::ObjectId& base,
                                                            const model::ObjectId& head) const {
  const git_oid from = to_oid(base);
  const git_oid to = to_oid(head);
  if (is_shallow()) return ShallowHistory(repository_.get(), paths_).messages(from, to, kMostCommits);
  RevwalkHandle walk;
  int failure = git_revwalk_new(base::Out(walk), repository_.get());
  if (failure == 0) failure = git_revwalk_push(walk.get(), &to);
  if (failure == 0) failure = git_revwalk_hide(walk.get(), &from);
  std::vector<std::string> messages;
  git_oid id;
  while (failure == 0 && (failure = git_revwalk_next(&id, walk.get())) == 0) {
    CommitHandle commit;
    failure = git_commit_lookup(base::Out(commit), repository_.get(), &id);
    if (failure == 0) messages.emplace_back(git_commit_message_raw(commit.get()));
    if (messages.size() > kMostCommits) throw base::Error("there are too many commits since " + base.hex());
  }
  if (failure == GIT_ITEROVER) return messages;
  throw_missing_object("a commit between " + base.hex() + " and " + head.hex(), paths_);
}

std::string Libgit2Repository::backend_description() const {
  int major = 0;
  int minor = 0;
  int revision = 0;
  git_libgit2_version(&major, &minor, &revision);
  return "libgit2 " + std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(revision);
}

std::string Libgit2Repository::read_blob(const model::ObjectId& blob, std::string_view path) const {
  const git_oid id = to_oid(blob);
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  if (git_odb_read_header(&size, &type, odb_.get(), &id) != 0 || type != GIT_OBJECT_BLOB) {
    throw_missing_object(std::string(path) + " (blob " + blob.hex() + ")", paths_);
  }
  if (size > Tree::kLargestFile) throw_too_large(path, size);
  OdbObjectHandle object;
  if (git_odb_read(base::Out(object), odb_.get(), &id) != 0) {
    throw base::Error(std::string(path) + " (blob " + blob.hex() + ") cannot be read: " + last_message(), "git fsck");
  }
  return {static_cast<const char*>(git_odb_object_data(object.get())), git_odb_object_size(object.get())};
}

}  // namespace lockstep::git
