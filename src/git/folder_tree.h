#pragma once
#include <filesystem>

#include "git/tree.h"

namespace lockstep::git {

/// A folder of the file system as it lies there, for places without a repository: a container, a release. Files are
/// read when they are asked for. A link to a file of the folder counts as that file: a Kubernetes ConfigMap is made of
/// such. Other links are never followed, and .git and node_modules are left out.
class FolderTree : public Tree {
 public:
  /// Throws base::Error when it is no folder.
  explicit FolderTree(std::filesystem::path folder);

  void for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const override;
  std::optional<Entry> find(std::string_view path) const override;
  std::optional<model::ObjectId> folder_id(std::string_view folder) const override;
  std::vector<std::string> folders(std::string_view folder) const override;
  /// `path` has to be that of the file, not only for messages.
  std::string read(const model::ObjectId& blob, std::string_view path) const override;

 private:
  std::filesystem::path top_;
};

}  // namespace lockstep::git
