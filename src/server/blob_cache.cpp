#include "server/blob_cache.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <thread>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "server/blob.h"

namespace lockstep::server {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestCache = std::uintmax_t{512} << 20;
constexpr std::chrono::hours kOldestRemains{1};

struct Kept {
  fs::path path;
  std::uintmax_t size = 0;
  fs::file_time_type used;
};

bool is_remains(const fs::path& path, fs::file_time_type used) {
  const bool is_ours = path.filename().string().starts_with(".lockstep-") || path.extension() == ".lock";
  return is_ours && fs::file_time_type::clock::now() - used > kOldestRemains;
}

}  // namespace

MappedBlob::MappedBlob(const base::FileDescriptor& file) {
  struct stat status {};
  if (fstat(file.get(), &status) != 0 || status.st_size == 0) return;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* address = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.get(), 0);
  if (address == MAP_FAILED) return;
  bytes_ = {static_cast<const char*>(address), size};
  is_mapped_ = true;
}

MappedBlob::MappedBlob(MappedBlob&& other) noexcept
    : owned_(std::move(other.owned_)),
      bytes_(other.is_mapped_ ? other.bytes_ : std::string_view(owned_)),
      is_mapped_(std::exchange(other.is_mapped_, false)) {
  other.bytes_ = {};
}

MappedBlob::~MappedBlob() {
  if (is_mapped_) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

BlobCache::BlobCache(fs::path folder) : folder_(std::move(folder)) {
  if (folder_.empty()) return;
  std::error_code failure;
  fs::create_directories(folder_, failure);
  if (!failure) fs::permissions(folder_, fs::perms::owner_all, failure);
  if (failure) folder_.clear();
}

std::optional<MappedBlob> BlobCache::find(const std::string& name) const {
  if (folder_.empty()) return std::nullopt;
  const base::FileDescriptor file(open(path_of(name).c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return std::nullopt;
  MappedBlob blob(file);
  if (!is_whole_blob(blob.bytes())) return std::nullopt;
  futimens(file.get(), nullptr);
  return blob;
}

void BlobCache::store(const std::string& name, std::string_view blob) const {
  if (folder_.empty()) return;
  try {
    base::write_file_atomically(path_of(name), blob, 0600);
    make_room();
  } catch (const std::exception&) {
    return;  // the disk is full, or the folder is gone
  }
}

void BlobCache::remove(const std::string& name) const {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove(path_of(name), ignored);
}

void BlobCache::make_room() const {
  std::vector<Kept> all;
  std::uintmax_t total = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
    if (!entry.is_regular_file()) continue;
    if (is_remains(entry.path(), entry.last_write_time())) fs::remove(entry.path());
    if (entry.path().extension() != ".cluster") continue;
    all.push_back({entry.path(), entry.file_size(), entry.last_write_time()});
    total += all.back().size;
  }
  std::sort(all.begin(), all.end(), [](const Kept& left, const Kept& right) { return left.used < right.used; });
  for (std::size_t k = 0; k + 1 < all.size() && total > kLargestCache; ++k) {
    fs::remove(all[k].path);
    total -= all[k].size;
  }
}

base::FileDescriptor BlobCache::lock(const std::string& name) const {
  constexpr std::chrono::milliseconds kStep{20};
  constexpr int kSteps = 6000;
  if (folder_.empty()) return base::FileDescriptor();
  const fs::path path = folder_ / (name + ".lock");
  base::FileDescriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  for (int k = 0; k < kSteps && file.is_open() && flock(file.get(), LOCK_EX | LOCK_NB) != 0; ++k) {
    std::this_thread::sleep_for(kStep);
  }
  return file;
}

}  // namespace lockstep::server
