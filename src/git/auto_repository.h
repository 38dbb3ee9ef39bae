#pragma once
#include <type_traits>

#include "git/command_line_repository.h"
#include "git/libgit2_repository.h"
#include "git/unsupported.h"

namespace lockstep::git {

/// Asks libgit2, and git itself each time libgit2 has to pass.
class AutoRepository : public Repository {
 public:
  explicit AutoRepository(const Environment& environment) : environment_(environment), libgit2_(environment) {}

  std::optional<model::ObjectId> resolve_commit(std::string_view revision) const override {
    return ask([&](const Repository& repository) { return repository.resolve_commit(revision); });
  }
  std::unique_ptr<Tree> commit_tree(const model::ObjectId& commit) const override {
    return ask([&](const Repository& repository) { return repository.commit_tree(commit); });
  }
  std::unique_ptr<Tree> commit_folder(const model::ObjectId& commit, std::string_view folder) const override {
    return ask([&](const Repository& repository) { return repository.commit_folder(commit, folder); });
  }
  std::unique_ptr<Tree> index_tree() const override {
    return ask([](const Repository& repository) { return repository.index_tree(); });
  }
  std::optional<model::ObjectId> merge_base(const model::ObjectId& base,
                                            const std::vector<model::ObjectId>& tips) const override {
    return ask([&](const Repository& repository) { return repository.merge_base(base, tips); });
  }
  Merge merge(const model::ObjectId& base, const model::ObjectId& head) const override {
    return ask([&](const Repository& repository) { return repository.merge(base, head); });
  }
  std::vector<Entry> deleted_files(const model::ObjectId& commit, std::string_view folder,
                                   std::size_t most_commits) const override {
    return ask([&](const Repository& repository) { return repository.deleted_files(commit, folder, most_commits); });
  }
  std::vector<Reference> references(const std::string& pattern) const override {
    return ask([&](const Repository& repository) { return repository.references(pattern); });
  }
  std::optional<model::ObjectId> head() const override {
    return ask([](const Repository& repository) { return repository.head(); });
  }
  std::vector<model::ObjectId> merge_heads() const override { return libgit2_.merge_heads(); }
  std::optional<std::string> default_remote_branch() const override {
    return ask([](const Repository& repository) { return repository.default_remote_branch(); });
  }
  std::vector<std::string> commit_messages(const model::ObjectId& base, const model::ObjectId& head) const override {
    return ask([&](const Repository& repository) { return repository.commit_messages(base, head); });
  }
  bool is_bare() const override { return libgit2_.is_bare(); }
  bool is_shallow() const override { return libgit2_.is_shallow(); }
  std::string work_tree() const override { return libgit2_.work_tree(); }
  std::string git_dir() const override { return libgit2_.git_dir(); }
  std::string common_dir() const override { return libgit2_.common_dir(); }
  std::string backend_description() const override {
    return libgit2_.backend_description() + (git_ ? "; " + git_->backend_description() : "");
  }

 private:
  template <typename Question>
  std::invoke_result_t<Question, const Repository&> ask(Question question) const {
    try {
      return question(libgit2_);
    } catch (const Unsupported& unsupported) {
      if (!git_) git_ = std::make_unique<CommandLineRepository>(environment_, unsupported.what());
      return question(*git_);
    }
  }

  Environment environment_;
  Libgit2Repository libgit2_;
  mutable std::unique_ptr<CommandLineRepository> git_;
};

}  // namespace lockstep::git
