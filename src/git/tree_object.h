#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/migration.h"

namespace lockstep::git {

/// One entry of a tree object: views into its bytes.
struct TreeObjectEntry {
  std::string_view name;
  std::string_view id;  // raw bytes
  std::uint32_t mode = 0;

  bool is_folder() const;
};

/// What git's file modes come to; those of old that no git writes any more, such as 100664, among them.
model::FileMode git_file_mode(std::uint32_t mode);

/// Reads the bytes of a tree object, "MODE NAME\0ID" one after the other, from the front. Nothing is kept or copied:
/// most entries of a large folder are only passed over.
class TreeObjectReader {
 public:
  explicit TreeObjectReader(std::string_view bytes) : rest_(bytes) {}

  /// The next entry; nothing at the end. Throws base::Error where the bytes are no tree.
  std::optional<TreeObjectEntry> next();

  /// Passes over the entries that both go on with, byte for byte the same.
  static void pass_over_equal(TreeObjectReader& one, TreeObjectReader& other);

 private:
  std::string_view rest_;
};

/// The entry of that name, if there is one.
std::optional<TreeObjectEntry> find_in_tree_object(std::string_view bytes, std::string_view name);

}  // namespace lockstep::git
