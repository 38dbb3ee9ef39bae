#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "git/tree.h"

namespace lockstep::git {

/// Reads blobs by id: one per repository and back end.
class BlobSource {
 public:
  virtual ~BlobSource() = default;
  /// As Tree::read.
  virtual std::string read_blob(const model::ObjectId& blob, std::string_view path) const = 0;
};

/// One file of a Listing. The views point into the listing's buffers, so that 50,000 of them cost one allocation.
struct ListedFile {
  std::string_view path;
  std::string_view id;  // raw bytes, not hexadecimal
  model::FileMode mode = model::FileMode::kRegular;
};

/// Every file of a tree at once, as an index or `git ls-tree` gives it.
struct Listing {
  std::vector<std::unique_ptr<const std::string>> buffers;
  std::vector<ListedFile> files;  // in byte order of the paths, each once
  struct Folder {
    std::string_view id;                    // raw bytes
    std::optional<std::size_t> file_count;  // below it at any depth, where the source tells; the id is not used when
                                            // it is not so
  };
  std::unordered_map<std::string, Folder> folders;  // those whose tree object is known
};

/// Whether git would have `name` as one part of a path.
bool is_allowed_name(std::string_view name);

/// A tree that answers from a listing. `blobs` must outlive it.
class ListingTree : public Tree {
 public:
  ListingTree(Listing listing, const BlobSource& blobs) : listing_(std::move(listing)), blobs_(blobs) {}

  void for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const override;
  void for_each_file_directly_in(std::string_view folder,
                                 const std::function<void(const Visited&)>& visit) const override;
  std::optional<Entry> find(std::string_view path) const override;
  std::optional<model::ObjectId> folder_id(std::string_view folder) const override;
  std::vector<std::string> folders(std::string_view folder) const override;
  std::string read(const model::ObjectId& blob, std::string_view path) const override;

 private:
  Listing listing_;
  const BlobSource& blobs_;
};

}  // namespace lockstep::git
