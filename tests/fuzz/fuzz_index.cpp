#include <algorithm>

#include "fuzz.h"
#include "git/index_file.h"

using namespace lockstep;

namespace {

class NoBlobs : public git::BlobSource {
 public:
  std::string read_blob(const model::ObjectId&, std::string_view) const override { return {}; }
};

bool comes_before(const git::ListedFile& a, const git::ListedFile& b) {
  return a.path < b.path;
}

/// What the listing tells one by one, it must find again by name.
void check(git::Listing listing) {
  fuzz::require(std::is_sorted(listing.files.begin(), listing.files.end(), comes_before), "paths are in byte order");
  const std::string last = listing.files.empty() ? "" : std::string(listing.files.back().path);
  const NoBlobs blobs;
  const git::ListingTree tree(std::move(listing), blobs);
  std::size_t count = 0;
  tree.for_each_file("", [&](const git::Tree::Visited&) { ++count; });
  if (count > 0) fuzz::require(tree.find(last).has_value(), "a listed path is found");
  for (const std::string& folder : tree.folders("")) tree.folder_id(folder);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  for (const std::size_t hash_size : {20u, 32u}) {
    try {
      auto listing = git::parse_index(std::string(fuzz::text_of(bytes, size)), hash_size);
      if (listing) check(std::move(*listing));
    } catch (const base::Error&) {
      // A damaged index is an error with words; everything else would be a crash.
    }
  }
  return 0;
}
