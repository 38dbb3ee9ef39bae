#pragma once
#include <optional>

#include "base/files.h"
#include "base/subprocess.h"
#include "git/listing.h"
#include "git/repository.h"
#include "git/repository_paths.h"

namespace lockstep::git {

/// Answers with git's plumbing commands: everything git can read, at the price of one process for each question.
class CommandLineRepository : public Repository, public BlobSource {
 public:
  /// `why` this back end was taken, for backend_description().
  CommandLineRepository(const Environment& environment, std::string why);

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
  std::unique_ptr<Tree> list_tree(const model::ObjectId& id) const;
  Merge merge_here(const model::ObjectId& base, const model::ObjectId& head) const;
  std::string read_object(const model::ObjectId& id, std::string_view type, std::string_view path) const;
  std::optional<std::string> line_if_any(std::vector<std::string> arguments) const;
  void remove_intent_to_add(Listing& index) const;

  Environment environment_;  // with the answers of `git rev-parse` put in, so that later commands cannot disagree
  RepositoryPaths paths_;
  std::string why_;
  mutable std::unique_ptr<base::Process> objects_;               // git cat-file --batch
  mutable std::optional<base::TemporaryFolder> merged_objects_;  // what merges make is written there
  mutable std::unique_ptr<CommandLineRepository> merging_;       // the same repository, which sees it
};

}  // namespace lockstep::git
