#pragma once
#include <string>

#include "base/error.h"
#include "base/expected.h"
#include "git/listing.h"

namespace lockstep::git {

/// Why an index that may be perfectly good cannot be read here: "split index". Git itself must be asked.
struct UnsupportedIndex {
  std::string reason;
};

/// The index holds conflicting versions of a path; no back end can say what would be committed.
class UnmergedPaths : public base::Error {
 public:
  explicit UnmergedPaths(std::string_view first);
};

/// The bytes are not what the format allows. git may read them all the same (a later version), so it is asked first.
class DamagedIndex : public base::Error {
 public:
  explicit DamagedIndex(const std::string& what) : Error("the index is damaged: " + what, "git status") {}
};

/// Reads an index file (gitformat-index(5) of git 2.39: versions 2, 3 and 4, and the cache-tree extension) as what
/// `git commit` would record: intent-to-add entries are left out. `hash_size` is 20 (sha1) or 32 (sha256) bytes.
///
/// Throws DamagedIndex or UnmergedPaths. The checksum at the end is not
/// verified: neither does git when it reads an index, and index.skipHash leaves zeros there.
base::Expected<Listing, UnsupportedIndex> parse_index(std::string bytes, std::size_t hash_size);

}  // namespace lockstep::git
