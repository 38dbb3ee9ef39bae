#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/openat2.h>
#include <set>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "base/text.h"
#include "git/command_line.h"
#include "git/command_line_listing.h"
#include "git/listing.h"
#include "git/repository.h"
#include "git/repository_paths.h"

// The work tree as a tree. git says which files there are and, by its own rules for line endings and filters, which of
// the tracked ones differ from the index; those and the untracked ones get the id that `git add` would give them, so
// that ids can be held against a commit's.

namespace lockstep::git {
namespace {

constexpr std::size_t kMostChangedFiles = 20'000;

Environment environment_of(const Repository& repository) {
  Environment environment = read_environment();
  environment.working_directory = repository.work_tree();
  environment.git_dir = repository.git_dir();
  environment.work_tree = repository.work_tree();
  if (environment.index_file) environment.index_file = absolute_path(*environment.index_file, repository.work_tree());
  return environment;
}

/// Opens below the top without following any link on the way, where the kernel can (Linux 5.6); else without following
/// the last.
base::FileDescriptor open_below(const base::FileDescriptor& top, const std::string& path) {
  struct open_how how {};
  how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  const long opened = syscall(SYS_openat2, top.get(), path.c_str(), &how, sizeof how);
  if (opened >= 0 || (errno != ENOSYS && errno != EPERM)) return base::FileDescriptor(static_cast<int>(opened));
  return base::FileDescriptor(openat(top.get(), path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
}

[[noreturn]] void throw_unreadable(const std::string& path) {
  throw base::Error(path + " cannot be read: " + std::strerror(errno));
}

std::string read_link(const base::FileDescriptor& top, const std::string& path) {
  std::array<char, 4096> target;
  const ssize_t size = readlinkat(top.get(), path.c_str(), target.data(), target.size());
  if (size < 0) throw_unreadable(path);
  return {target.data(), static_cast<std::size_t>(size)};
}

std::string read_regular_file(const base::FileDescriptor& top, const std::string& path) {
  const base::FileDescriptor file = open_below(top, path);
  struct stat status {};
  if (!file.is_open() || fstat(file.get(), &status) != 0) throw_unreadable(path);
  if (!S_ISREG(status.st_mode)) throw base::Error(path + " is not a regular file");
  if (static_cast<std::uint64_t>(status.st_size) > Tree::kLargestFile) {
    throw_too_large(path, static_cast<std::uint64_t>(status.st_size));
  }
  std::string content(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < content.size()) {
    const ssize_t size = ::read(file.get(), content.data() + filled, content.size() - filled);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) throw_unreadable(path);
    if (size == 0) break;
    filled += static_cast<std::size_t>(size);
  }
  content.resize(filled);
  return content;
}

class WorkTree {
 public:
  explicit WorkTree(const std::string& top) : top_(open(top.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (!top_.is_open()) throw_unreadable(top);
  }

  /// The kind of what stands at `path` now; nothing when it is neither a file nor a link.
  std::optional<model::FileMode> mode_of(const std::string& path) const {
    struct stat status {};
    if (fstatat(top_.get(), path.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
    if (S_ISLNK(status.st_mode)) return model::FileMode::kSymlink;
    if (!S_ISREG(status.st_mode)) return std::nullopt;
    return (status.st_mode & S_IXUSR) != 0 ? model::FileMode::kExecutable : model::FileMode::kRegular;
  }

  std::string read_path(const std::string& path) const {
    return mode_of(path) == model::FileMode::kSymlink ? read_link(top_, path) : read_regular_file(top_, path);
  }

 private:
  base::FileDescriptor top_;
};

/// Reads from the work tree what differs from the index, and all else from the object store: there the id names the
/// bytes, while a checkout may have other line endings, or (skip-worktree) no file.
class WorkTreeBlobs : public BlobSource {
 public:
  WorkTreeBlobs(const Repository& repository, WorkTree work_tree)
      : repository_(repository), work_tree_(std::move(work_tree)) {}

  std::string read_blob(const model::ObjectId& blob, std::string_view path) const override {
    if (changed_.contains(path)) return work_tree_.read_path(std::string(path));
    const std::optional<model::ObjectId> head = repository_.head();
    return (head ? repository_.commit_tree(*head) : repository_.index_tree())->read(blob, path);
  }
  const WorkTree& work_tree() const { return work_tree_; }
  void add_changed(std::string path) { changed_.insert(std::move(path)); }

 private:
  const Repository& repository_;
  WorkTree work_tree_;
  std::set<std::string, std::less<>> changed_;
};

/// Owns what a ListingTree only refers to.
class WorkTreeFiles : public ListingTree {
 public:
  WorkTreeFiles(Listing listing, std::unique_ptr<WorkTreeBlobs> blobs)
      : ListingTree(std::move(listing), *blobs), blobs_(std::move(blobs)) {}

 private:
  std::unique_ptr<WorkTreeBlobs> blobs_;
};

std::set<std::string> paths_from(const Environment& environment, std::vector<std::string> arguments) {
  std::set<std::string> paths;
  const std::string output = git_output(environment, std::move(arguments));
  for (const std::string_view path : base::split(output, '\0')) {
    if (!path.empty()) paths.emplace(path);
  }
  return paths;
}

/// The id that `git add` would give the file: through the filters and line endings of its attributes, links as they
/// are.
model::ObjectId blob_id(const Environment& environment, const WorkTree& work_tree, const std::string& path) {
  const bool is_link = work_tree.mode_of(path) == model::FileMode::kSymlink;
  base::ProcessSpec spec = git_command(
      environment, {"hash-object", "-t", "blob", "--stdin", is_link ? std::string("--no-filters") : "--path=" + path});
  spec.input = work_tree.read_path(path);
  const base::ProcessResult result = base::run_process(spec);
  if (result.exit_status != 0) throw_git_error("hash-object", result);
  return printed_id(result.out);
}

}  // namespace

std::unique_ptr<Tree> work_tree_files(const Repository& repository) {
  if (repository.is_bare()) throw base::Error("a bare repository has no work tree");
  const Environment environment = environment_of(repository);
  auto blobs = std::make_unique<WorkTreeBlobs>(repository, WorkTree(repository.work_tree()));
  const WorkTree& work_tree = blobs->work_tree();

  std::set<std::string> changed = paths_from(environment, {"diff-files", "--name-only", "-z", "--no-renames"});
  changed.merge(paths_from(environment, {"ls-files", "-z", "--others", "--exclude-standard"}));
  if (changed.size() > kMostChangedFiles) throw base::Error("too many files differ from the index");

  Listing listing = parse_ls_files(git_output(environment, {"ls-files", "--stage", "-z"}), UnmergedFiles::kKeep);
  std::erase_if(listing.files, [&](const ListedFile& file) { return changed.contains(std::string(file.path)); });
  for (const std::string& path : changed) {
    const std::optional<model::FileMode> mode = work_tree.mode_of(path);
    if (!mode) continue;
    blobs->add_changed(path);
    listing.buffers.push_back(std::make_unique<const std::string>(path));
    const std::string_view kept_path = *listing.buffers.back();
    listing.buffers.push_back(std::make_unique<const std::string>(blob_id(environment, work_tree, path).raw()));
    listing.files.push_back({kept_path, *listing.buffers.back(), *mode});
  }
  std::sort(listing.files.begin(), listing.files.end(),
            [](const ListedFile& a, const ListedFile& b) { return a.path < b.path; });
  return std::make_unique<WorkTreeFiles>(std::move(listing), std::move(blobs));
}

}  // namespace lockstep::git
