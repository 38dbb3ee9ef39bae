#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/migration.h"
#include "model/object_id.h"

namespace lockstep::git {

/// One file (or link, or submodule) of a tree.
struct Entry {
  std::string path;  // from the top of the tree, bytes as git has them
  model::ObjectId id;
  model::FileMode mode = model::FileMode::kRegular;
  bool operator==(const Entry&) const = default;
};

/// Whether one path has the same content on both sides. Chmod changes neither the bytes nor what they mean; becoming a
/// link or a submodule does.
bool is_same(const Entry& before, const Entry& after);

/// One path that differs between two trees. A missing side means that the file is not there.
struct ChangedPath {
  std::string path;
  std::optional<Entry> before;
  std::optional<Entry> after;
};

/// Files of one state of the repository: a commit, the index as git would commit it, the work tree, or a test's memory.
/// Read-only. Paths are looked up in the tree alone: "..", "." and absolute paths name nothing. Every function throws
/// base::Error when the answer cannot be read; an empty answer always means that there is nothing.
class Tree {
 public:
  virtual ~Tree() = default;

  /// Calls `visit` for every file below `folder` ("" = all), in byte order of the paths. Views last for the call only.
  struct Visited {
    std::string_view path;
    model::ObjectId id;
    model::FileMode mode;
  };
  virtual void for_each_file(std::string_view folder, const std::function<void(const Visited&)>& visit) const = 0;

  /// The same for the files of `folder` itself, without those of the folders in it.
  virtual void for_each_file_directly_in(std::string_view folder,
                                         const std::function<void(const Visited&)>& visit) const;

  /// The file at exactly `path`, if there is one.
  virtual std::optional<Entry> find(std::string_view path) const = 0;

  /// The id of the tree object that holds `folder`, where it is known without work; nothing otherwise. Equal ids mean
  /// equal content.
  virtual std::optional<model::ObjectId> folder_id(std::string_view folder) const = 0;

  /// What changed_paths() gives, where there is a shorter way: this tree is `before` with changes, or the two are of
  /// one kind.
  virtual std::optional<std::vector<ChangedPath>> changes_from(const Tree& /*before*/,
                                                               std::string_view /*folder*/) const {
    return std::nullopt;
  }

  /// Names of the folders directly below `folder`, in byte order.
  virtual std::vector<std::string> folders(std::string_view folder) const = 0;

  /// The bytes of a blob of this tree. `path` is for messages. Throws when it is absent or larger than kLargestFile.
  virtual std::string read(const model::ObjectId& blob, std::string_view path) const = 0;

  /// Largest file that is read at all, in bytes; a larger one is an error that names it.
  static constexpr std::size_t kLargestFile = std::size_t{64} << 20;
};

/// Every file below `folder`, in byte order of the paths.
std::vector<Entry> list_files(const Tree& tree, std::string_view folder);

/// The text of the file at `path`, if there is one.
std::optional<std::string> read_file(const Tree& tree, std::string_view path);

/// Every file below `folder` whose id, mode kind or presence differs, in byte order. Chmod alone is no difference.
/// Folders whose folder_id is equal on both sides are not entered.
std::vector<ChangedPath> changed_paths(const Tree& before, const Tree& after, std::string_view folder);

}  // namespace lockstep::git
