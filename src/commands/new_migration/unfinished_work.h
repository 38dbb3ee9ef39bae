#pragma once
#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "base/files.h"

namespace lockstep::commands::new_migration {

/// A folder and git's index while a migration is made. Unless it is kept, its end leaves both as they were at its
/// beginning: what came is removed, what was changed or removed is put back.
class UnfinishedWork {
 public:
  /// `folder` and `index` are absolute, and need not be there. What cannot be put back is told to `err`.
  UnfinishedWork(std::filesystem::path folder, std::filesystem::path index, std::ostream& err);
  ~UnfinishedWork();
  UnfinishedWork(const UnfinishedWork&) = delete;
  UnfinishedWork& operator=(const UnfinishedWork&) = delete;

  void keep() { is_kept_ = true; }
  /// The files below the folder that have come or are not as they were, in the order of their paths.
  std::vector<std::filesystem::path> changed_files() const;

 private:
  struct Stamp {
    std::filesystem::file_time_type time;
    std::uintmax_t size = 0;
    bool operator==(const Stamp&) const = default;
  };
  using Stamps = std::map<std::filesystem::path, Stamp>;

  static Stamps stamps_of(const std::filesystem::path& folder);
  std::filesystem::path copy_of(const std::filesystem::path& file) const;
  void restore();

  std::filesystem::path folder_;
  std::filesystem::path index_;
  std::ostream& err_;
  std::filesystem::path first_missing_;  // the outermost folder that is to be made for `folder_`; empty: it is there
  Stamps stamps_;
  bool had_index_ = false;
  base::TemporaryFolder copies_{"lockstep-new-"};
  bool is_kept_ = false;
};

}  // namespace lockstep::commands::new_migration
