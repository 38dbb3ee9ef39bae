#pragma once
#include <cstdint>

#include "git/libgit2_handles.h"
#include "git/listing.h"
#include "git/repository_paths.h"

namespace lockstep::git {

/// What libgit2 calls `mode` (git_filemode_t).
model::FileMode file_mode(std::uint32_t mode);

/// The tree of one commit, read folder by folder. What it refers to must outlive it.
class Libgit2Tree : public Tree {
 public:
  struct Source {
    git_repository* repository;
    const BlobSource& blobs;
    const RepositoryPaths& paths;
  };
  Libgit2Tree(TreeHandle root, Source source) : root_(std::move(root)), source_(source) {}

  void for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const override;
  void for_each_file_directly_in(std::string_view folder,
                                 const std::function<void(const Visited&)>& visit) const override;
  std::optional<Entry> find(std::string_view path) const override;
  std::optional<model::ObjectId> folder_id(std::string_view folder) const override;
  std::vector<std::string> folders(std::string_view folder) const override;
  std::string read(const model::ObjectId& blob, std::string_view path) const override;

 private:
  TreeEntryHandle find_entry(std::string_view path) const;
  TreeHandle open_folder(std::string_view folder) const;
  TreeHandle look_up(const git_oid& id, std::string_view folder) const;
  void walk(const git_tree& tree, std::string& path, int depth, const std::function<void(const Visited&)>& visit) const;

  TreeHandle root_;
  Source source_;
};

}  // namespace lockstep::git
