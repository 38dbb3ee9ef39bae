#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/file_descriptor.h"

// Folders of running servers: "lockstep-pg-" and six characters, mode 0700, with a file "lockstep.lock" that is locked
// (flock) as long as any process of the server lives, however its makers ended.
namespace lockstep::server {

/// Room for a cluster, or why not. `blob_size` is what unpacking takes.
struct Room {
  std::filesystem::path root;
  std::string refusal;  // "" = it can be used
};
Room judge_root(const std::filesystem::path& root, std::size_t blob_size);

/// A folder for one server. It is made and removed by whom the server runs as.
class InstanceFolder {
 public:
  /// In the first of the roots that can be used; base::Error with each one's refusal when there is none.
  InstanceFolder(const std::vector<std::filesystem::path>& roots, std::size_t blob_size);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path cluster() const { return path_ / "cluster"; }
  /// To be kept open by the server's processes.
  int lock() const { return lock_.get(); }
  /// What no process needs in order to end: most of its files.
  void remove_databases();
  void remove();

 private:
  bool try_make(const std::filesystem::path& root);

  std::filesystem::path path_;
  base::FileDescriptor lock_;
};

/// Removes the folders below the roots that belong to us and to no living process, with their shared memory.
void sweep(const std::vector<std::filesystem::path>& roots);

}  // namespace lockstep::server
