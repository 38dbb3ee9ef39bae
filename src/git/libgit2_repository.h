#pragma once
#include "git/libgit2_handles.h"
#include "git/libgit2_tree.h"
#include "git/listing.h"
#include "git/repository.h"
#include "git/repository_paths.h"

namespace lockstep::git {

/// Answers from the object store and our own reading of the index, in this process. Throws Unsupported where git itself
/// can answer and this cannot.
class Libgit2Repository : public Repository, public BlobSource {
 public:
  /// Throws Unsupported when libgit2 cannot open it, or would read it otherwise than git does.
  explicit Libgit2Repository(Environment environment);

  std::optional<model::ObjectId> resolve_commit(std::string_view revision) const override;
  std::unique_ptr<Tree> commit_tree(const model::ObjectId& commit) const override;
  std::unique_ptr<Tree> commit_folder(const model::ObjectId& commit, std::string_view folder) const override;
  std::unique_ptr<Tree> index_tree() const override;
  std::optional<model::ObjectId> merge_base(const model::ObjectId& base,
                                            const std::vector<model::ObjectId>& tips) const override;
  Merge merge(const model::ObjectId& base, const model::ObjectId& head) const override;
  std::vector<Entry> deleted_files(const model::ObjectId& commit, std::string_view folder,
                                   std::size_t most_commits) const override;
  std::vector<Reference> references(const std::string& pattern) const override;
  std::optional<model::ObjectId> head() const override;
  std::vector<model::ObjectId> merge_heads() const override;
  std::optional<std::string> default_remote_branch() const override;
  std::vector<std::string> commit_messages(const model::ObjectId& base, const model::ObjectId& head) const override;
  bool is_bare() const override { return paths_.work_tree.empty(); }
  bool is_shallow() const override { return git::is_shallow(paths_); }
  std::string work_tree() const override { return paths_.work_tree; }
  std::string git_dir() const override { return paths_.git_dir; }
  std::string common_dir() const override { return paths_.common_dir; }
  std::string backend_description() const override;

  std::string read_blob(const model::ObjectId& blob, std::string_view path) const override;

 private:
  std::string upstream_remote() const;
  CommitHandle look_up_commit(const model::ObjectId& commit) const;
  std::unique_ptr<Libgit2Tree> tree_of(const git_commit& commit) const;
  void keep_objects_in_memory() const;

  Environment environment_;
  RepositoryHandle repository_;
  OdbHandle odb_;
  mutable bool keeps_objects_ = false;  // what is written to odb_ goes no further than this process
  RepositoryPaths paths_;
};

}  // namespace lockstep::git
