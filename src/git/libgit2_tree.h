#pragma once
#include <optional>
#include <string>
#include <vector>

#include "git/libgit2_handles.h"
#include "git/listing.h"
#include "git/repository_paths.h"
#include "git/tree_object.h"

namespace lockstep::git {

/// The tree of one commit, read folder by folder. libgit2 gives the objects and we read their bytes: what it would make
/// of each, with every entry an object of its own, takes longer than all else that a check does. What it refers to
/// must outlive it.
class Libgit2Tree : public Tree {
 public:
  struct Source {
    git_odb* objects;
    const BlobSource& blobs;
    const RepositoryPaths& paths;
  };
  /// Throws when there is no such tree.
  Libgit2Tree(const git_oid& id, Source source);

  void for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const override;
  void for_each_file_directly_in(std::string_view folder,
                                 const std::function<void(const Visited&)>& visit) const override;
  std::optional<Entry> find(std::string_view path) const override;
  std::optional<model::ObjectId> folder_id(std::string_view folder) const override;
  std::optional<std::vector<ChangedPath>> changes_from(const Tree& before, std::string_view folder) const override;
  std::vector<std::string> folders(std::string_view folder) const override;
  std::string read(const model::ObjectId& blob, std::string_view path) const override;

 private:
  std::optional<TreeObjectEntry> find_entry(std::string_view path, OdbObjectHandle& holder) const;
  OdbObjectHandle open_folder(std::string_view folder) const;
  OdbObjectHandle read_tree(const git_oid& id, std::string_view folder) const;
  void walk(std::string_view tree, std::string& path, int depth,
            const std::function<void(const Visited&)>& visit) const;

  git_oid id_;
  Source source_;
  OdbObjectHandle root_;
};

}  // namespace lockstep::git
