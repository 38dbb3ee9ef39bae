#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/file_descriptor.h"

// A stopped cluster as one file: unpacking it is one open and one write for each of a few hundred files, several times
// faster than copying a folder.
//
//   magic                   "lockstep cluster 3\n"
//   total size, checksum    64 bits each; the checksum is of all that follows
//   note                    32-bit size, bytes: what the maker wants to know again
//   entries                 kind ('d' or 'f'), 16-bit mode, 32-bit sizes of path, file and contents, path, contents;
//                           folders before what is in them, and what is in "base" last; a file is longer than its
//                           contents where zeros follow
//
// Numbers are in the byte order of the machine, since a cluster is bound to that too.
namespace lockstep::server {

/// The folder's contents with `note`, but for the files that a server makes again when they are missing: free space
/// maps, visibility maps and relation caches. Links and other special files are an error: a cluster without table
/// spaces has none.
std::string pack_folder(const std::filesystem::path& folder, std::string_view note);

/// Whether it can be a blob: magic and size are right. Costs nothing.
bool is_whole_blob(std::string_view blob);
/// Whether all of its bytes are those that were written.
bool is_intact_blob(std::string_view blob);

/// The note of a whole blob.
std::string note_of(std::string_view blob);

/// A whole blob that becomes a cluster in two steps, since a server can start between them: it opens no database before
/// somebody connects. Whether the blob is intact may be asked later still; a damaged one writes nowhere else. Throws
/// base::Error when something cannot be written; what was made so far then stays.
class Unpacking {
 public:
  /// Makes `folder` (which must not exist, mode 0700) with all but the databases.
  Unpacking(std::string_view blob, const std::filesystem::path& folder);
  void unpack_databases();

 private:
  base::FileDescriptor root_;
  std::string_view databases_;
};

}  // namespace lockstep::server
