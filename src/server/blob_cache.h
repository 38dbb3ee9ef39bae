#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/file_descriptor.h"

namespace lockstep::server {

/// The bytes of a file or of memory, mapped.
class MappedBlob {
 public:
  explicit MappedBlob(const base::FileDescriptor& file);
  explicit MappedBlob(std::string bytes) : owned_(std::move(bytes)), bytes_(owned_) {}
  ~MappedBlob();
  MappedBlob(MappedBlob&& other) noexcept;
  MappedBlob& operator=(MappedBlob&&) = delete;

  std::string_view bytes() const { return bytes_; }

 private:
  std::string owned_;
  std::string_view bytes_;
  bool is_mapped_ = false;
};

/// Blobs kept from one run to the next: one file each in the user's cache folder, of which the least recently used go
/// when they are more than 512 MB together. Whatever goes wrong with a cache means that there is none.
class BlobCache {
 public:
  /// Makes the folder (mode 0700, since blobs hold the passwords of servers). "" keeps nothing.
  explicit BlobCache(std::filesystem::path folder);

  /// The blob of that name, when there is a whole one; it counts as used now.
  std::optional<MappedBlob> find(const std::string& name) const;
  /// Others see the whole blob or none, also after a crash.
  void store(const std::string& name, std::string_view blob) const;
  void remove(const std::string& name) const;

  /// Held by the one that makes a blob, so that others wait for it instead of making it too. They wait 120 s at most.
  base::FileDescriptor lock(const std::string& name) const;

 private:
  std::filesystem::path path_of(const std::string& name) const { return folder_ / (name + ".cluster"); }
  void make_room() const;

  std::filesystem::path folder_;
};

}  // namespace lockstep::server
