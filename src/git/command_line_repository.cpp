#include "git/command_line_repository.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "git/command_line.h"
#include "git/command_line_listing.h"
#include "git/index_file.h"

namespace lockstep::git {
namespace {

constexpr std::size_t kMostMessages = 50'000;
// Of SHA-1 and SHA-256.
constexpr std::string_view kEmptyBlobs[] = {"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
                                            "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"};

std::string_view without_newline(std::string_view line) {
  return line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
}

/// Asked where the user stands, with the user's own variables, so that git decides whom to trust.
RepositoryPaths ask_for_paths(const Environment& environment) {
  const std::string said = git_output(
      environment, {"rev-parse", "--path-format=absolute", "--git-dir", "--git-common-dir", "--is-bare-repository"});
  const std::vector<std::string_view> lines = base::split_lines(said);
  if (lines.size() != 3) throw base::Error("the path of the repository holds a newline");
  RepositoryPaths paths{std::string(lines[0]), std::string(lines[1]), ""};
  if (lines[2] == "true") return paths;
  const base::ProcessResult top = run_git(environment, {"rev-parse", "--show-toplevel"});
  paths.work_tree = find_work_tree(environment, paths.git_dir,
                                   top.exit_status == 0 ? std::string(without_newline(top.out)) : std::string());
  return paths;
}

/// With every path absolute, commands can run at the true top of the work tree whatever the hook's variables say.
Environment settled(Environment environment, const RepositoryPaths& paths) {
  if (environment.index_file) environment.index_file = index_path(environment, paths);
  if (environment.object_directory) {
    environment.object_directory = absolute_path(*environment.object_directory, environment.working_directory);
  }
  if (environment.common_dir) environment.common_dir = paths.common_dir;
  environment.git_dir = paths.git_dir;
  environment.work_tree = paths.work_tree.empty() ? std::nullopt : std::optional(paths.work_tree);
  environment.working_directory = paths.work_tree.empty() ? paths.git_dir : paths.work_tree;
  return environment;
}

bool is_empty_blob(const model::ObjectId& id) {
  static const auto kIds = {printed_id(kEmptyBlobs[0]), printed_id(kEmptyBlobs[1])};
  return std::find(kIds.begin(), kIds.end(), id) != kIds.end();
}

}  // namespace

CommandLineRepository::CommandLineRepository(const Environment& environment, std::string why)
    : paths_(ask_for_paths(environment)), why_(std::move(why)) {
  environment_ = settled(environment, paths_);
}

/// The first line that a command prints; nothing when it fails.
std::optional<std::string> CommandLineRepository::line_if_any(std::vector<std::string> arguments) const {
  const base::ProcessResult result = run_git(environment_, std::move(arguments));
  if (result.exit_status != 0) return std::nullopt;
  return std::string(without_newline(result.out));
}

std::optional<model::ObjectId> CommandLineRepository::resolve_commit(std::string_view revision) const {
  if (revision.empty() || revision.find('\0') != std::string_view::npos) return std::nullopt;
  const base::ProcessResult result = run_git(
      environment_, {"rev-parse", "--verify", "--quiet", "--end-of-options", std::string(revision) + "^{commit}"});
  if (result.exit_status == 0) return printed_id(result.out);
  for (const std::string_view serious : {"ambiguous", "promisor", "could not fetch"}) {
    if (base::contains(result.error_text, serious)) throw_git_error("rev-parse", result);
  }
  if (model::ObjectId::parse(revision) && is_shallow()) throw_shallow("commit " + std::string(revision));
  return std::nullopt;
}

std::unique_ptr<Tree> CommandLineRepository::commit_tree(const model::ObjectId& commit) const {
  const base::ProcessResult root =
      run_git(environment_, {"rev-parse", "--verify", "--quiet", commit.hex() + "^{tree}"});
  if (root.exit_status != 0) throw_missing_object("the tree of commit " + commit.hex(), paths_);
  return list_tree(printed_id(root.out));
}

/// Every file of a tree object.
std::unique_ptr<Tree> CommandLineRepository::list_tree(const model::ObjectId& id) const {
  const base::ProcessResult files = run_git(environment_, {"ls-tree", "-r", "-t", "-z", "--full-tree", id.hex()});
  if (files.exit_status != 0) throw_missing_object("a folder of the tree " + id.hex(), paths_);
  Listing listing = parse_ls_tree(files.out);
  listing.buffers.push_back(std::make_unique<const std::string>(id.raw()));
  listing.folders[""] = {*listing.buffers.back(), std::nullopt};
  return std::make_unique<ListingTree>(std::move(listing), *this);
}

std::unique_ptr<Tree> CommandLineRepository::commit_folder(const model::ObjectId& commit,
                                                           std::string_view folder) const {
  if (folder.empty()) return commit_tree(commit);
  const base::ProcessResult files =
      run_git(environment_, {"ls-tree", "-r", "-t", "-z", "--full-tree", commit.hex(), "--", std::string(folder)});
  if (files.exit_status != 0) throw_missing_object(std::string(folder) + " of commit " + commit.hex(), paths_);
  return std::make_unique<ListingTree>(parse_ls_tree(files.out), *this);
}

/// `ls-files` does not tell intent-to-add entries from empty files; `diff-index` leaves them out, as a commit would.
void CommandLineRepository::remove_intent_to_add(Listing& index) const {
  const auto may_be = [](const ListedFile& file) { return is_empty_blob(model::ObjectId::of_raw(file.id)); };
  if (std::none_of(index.files.begin(), index.files.end(), may_be)) return;
  const std::optional<model::ObjectId> commit = head();
  const std::string before =
      commit ? commit->hex() : git_output(environment_, {"hash-object", "-t", "tree", "/dev/null"});
  const std::string changes =
      git_output(environment_, {"diff-index", "--cached", "--ita-invisible-in-index", "--name-status", "-z",
                                "--no-renames", std::string(without_newline(before))});
  std::set<std::string_view> removed;
  std::set<std::string_view> changed;
  const std::vector<std::string_view> fields = base::split(changes, '\0');
  for (std::size_t k = 0; k + 1 < fields.size(); k += 2) (fields[k] == "D" ? removed : changed).insert(fields[k + 1]);
  const std::unique_ptr<Tree> tree = commit ? commit_tree(*commit) : nullptr;
  std::erase_if(index.files, [&](const ListedFile& file) {
    if (!may_be(file) || changed.contains(file.path)) return false;
    return removed.contains(file.path) || !tree || !tree->find(file.path);
  });
}

std::unique_ptr<Tree> CommandLineRepository::index_tree() const {
  if (is_bare() && !environment_.index_file) {
    throw base::Error("a bare repository has no index", "name two commits: --base REF --head REF");
  }
  if (!std::filesystem::exists(index_path(environment_, paths_))) {
    check_missing_index(environment_, paths_, !head());
  }
  Listing listing = parse_ls_files(git_output(environment_, {"ls-files", "--stage", "-z"}), UnmergedFiles::kRefuse);
  remove_intent_to_add(listing);
  return std::make_unique<ListingTree>(std::move(listing), *this);
}

std::optional<model::ObjectId> CommandLineRepository::merge_base(const model::ObjectId& base,
                                                                 const std::vector<model::ObjectId>& tips) const {
  std::vector<std::string> arguments{"merge-base", base.hex()};
  for (const model::ObjectId& tip : tips) arguments.push_back(tip.hex());
  const base::ProcessResult result = run_git(environment_, std::move(arguments));
  if (result.exit_status == 0) return printed_id(result.out);
  if (result.exit_status != 1) throw_git_error("merge-base", result);
  if (is_shallow()) throw_shallow("the commit from which both sides started");
  return std::nullopt;
}

std::optional<model::ObjectId> CommandLineRepository::head() const {
  const base::ProcessResult result = run_git(environment_, {"rev-parse", "--verify", "--quiet", "HEAD"});
  if (result.exit_status == 0) return printed_id(result.out);
  const std::optional<std::string> branch = line_if_any({"symbolic-ref", "--quiet", "HEAD"});
  if (!branch) throw base::Error("HEAD cannot be read", "git fsck");
  const base::ProcessResult references = run_git(environment_, {"for-each-ref", *branch});
  if (references.exit_status == 0 && references.out.empty() && references.error_text.empty()) return std::nullopt;
  throw base::Error("the branch " + *branch + " cannot be read", "git fsck");
}

std::vector<model::ObjectId> CommandLineRepository::merge_heads() const {
  return read_merge_heads(environment_, paths_);
}

std::optional<std::string> CommandLineRepository::default_remote_branch() const {
  const std::string branches = "refs/heads/";
  const std::string prefix = "refs/remotes/";
  std::vector<std::string> remotes;
  const std::optional<std::string> branch = line_if_any({"symbolic-ref", "--quiet", "HEAD"});
  if (branch && branch->starts_with(branches)) {
    const auto remote = line_if_any({"config", "--get", "branch." + branch->substr(branches.size()) + ".remote"});
    if (remote) remotes.push_back(*remote);
  }
  remotes.push_back("origin");
  for (const std::string& remote : remotes) {
    const std::optional<std::string> target = line_if_any({"symbolic-ref", "--quiet", prefix + remote + "/HEAD"});
    if (target && target->starts_with(prefix)) return target->substr(prefix.size());
  }
  return std::nullopt;
}

std::vector<std::string> CommandLineRepository::commit_messages(const model::ObjectId& base,
                                                                const model::ObjectId& head) const {
  const std::string ids = git_output(
      environment_, {"rev-list", "--max-count=" + std::to_string(kMostMessages + 1), head.hex(), "^" + base.hex()});
  const std::vector<std::string_view> lines = base::split_lines(ids);
  if (lines.size() > kMostMessages) throw base::Error("there are too many commits since " + base.hex());
  std::vector<std::string> messages;
  for (const std::string_view id : lines) {
    const std::string commit = read_object(printed_id(id), "commit", "a commit");
    const std::size_t blank = commit.find("\n\n");
    messages.push_back(blank == std::string::npos ? "" : commit.substr(blank + 2));
  }
  return messages;
}

std::string CommandLineRepository::backend_description() const {
  return git_version(environment_) + ": " + why_;
}

std::string CommandLineRepository::read_blob(const model::ObjectId& blob, std::string_view path) const {
  return read_object(blob, "blob", path);
}

/// Speaks the protocol of `git cat-file --batch`: an id in; "ID TYPE SIZE", the bytes and a newline out.
std::string CommandLineRepository::read_object(const model::ObjectId& id, std::string_view type,
                                               std::string_view path) const {
  const std::string what = std::string(path) + " (" + std::string(type) + " " + id.hex() + ")";
  std::string header;
  try {
    if (!objects_) objects_ = std::make_unique<base::Process>(git_command(environment_, {"cat-file", "--batch"}));
    objects_->write(id.hex() + "\n");
    header = objects_->read_line();
  } catch (const base::Error&) {
    // A missing object of a partial clone that cannot be fetched ends cat-file.
    objects_.reset();
    throw_missing_object(what, paths_);
  }
  const std::vector<std::string_view> words = base::split(header, ' ');
  const std::optional<std::uint64_t> size = words.size() == 3 ? base::parse_number(words[2]) : std::nullopt;
  if (size && *size > Tree::kLargestFile) {
    objects_.reset();
    throw_too_large(path, *size);
  }
  if (!size || words[1] != type) {
    objects_.reset();
    throw_missing_object(what, paths_);
  }
  std::string bytes = objects_->read_exactly(*size);
  objects_->read_exactly(1);
  return bytes;
}

}  // namespace lockstep::git
