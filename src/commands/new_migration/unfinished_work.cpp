#include "commands/new_migration/unfinished_work.h"

#include <ostream>
#include <set>

#include "base/error.h"
#include "base/sanitize.h"

namespace lockstep::commands::new_migration {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestCompared = std::size_t{1} << 30;

bool are_same(const fs::path& a, const fs::path& b) {
  return fs::file_size(a) == fs::file_size(b) &&
         base::read_file(a.string(), kLargestCompared) == base::read_file(b.string(), kLargestCompared);
}

}  // namespace

UnfinishedWork::UnfinishedWork(fs::path folder, fs::path index, std::ostream& err)
    : folder_(std::move(folder)), index_(std::move(index)), err_(err), stamps_(stamps_of(folder_)) {
  for (fs::path path = folder_; !path.empty() && !fs::exists(path); path = path.parent_path()) first_missing_ = path;
  for (const auto& [file, stamp] : stamps_) {
    fs::create_directories(copy_of(file).parent_path());
    fs::copy_file(file, copy_of(file));
  }
  had_index_ = fs::exists(index_);
  if (had_index_) fs::copy_file(index_, copies_.path() / "index");
}

UnfinishedWork::~UnfinishedWork() {
  if (is_kept_) return;
  try {
    restore();
  } catch (const std::exception& problem) {
    err_ << "lockstep: not everything is as it was: " << base::sanitize(problem.what()) << "\n"
         << "help: git status\n";
  }
}

UnfinishedWork::Stamps UnfinishedWork::stamps_of(const fs::path& folder) {
  Stamps stamps;
  if (!fs::is_directory(folder)) return stamps;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_symlink() && entry.is_regular_file()) {
      stamps[entry.path()] = {entry.last_write_time(), entry.file_size()};
    }
  }
  return stamps;
}

fs::path UnfinishedWork::copy_of(const fs::path& file) const {
  return copies_.path() / "files" / file.lexically_relative(folder_);
}

std::vector<fs::path> UnfinishedWork::changed_files() const {
  std::vector<fs::path> changed;
  for (const auto& [file, stamp] : stamps_of(folder_)) {
    const auto before = stamps_.find(file);
    if (before == stamps_.end() || before->second != stamp) changed.push_back(file);
  }
  return changed;
}

void UnfinishedWork::restore() {
  for (const fs::path& file : changed_files()) {
    if (!stamps_.contains(file)) fs::remove(file);
  }
  for (const auto& [file, stamp] : stamps_) {
    if (fs::exists(file) && fs::last_write_time(file) == stamp.time && fs::file_size(file) == stamp.size) continue;
    fs::create_directories(file.parent_path());
    fs::copy_file(copy_of(file), file, fs::copy_options::overwrite_existing);
    fs::last_write_time(file, stamp.time);
  }
  if (!first_missing_.empty()) {
    fs::remove_all(first_missing_);
  } else if (fs::is_directory(folder_)) {
    std::set<fs::path> wanted;
    for (const auto& [file, stamp] : stamps_) {
      for (fs::path path = file.parent_path(); path != folder_; path = path.parent_path()) wanted.insert(path);
    }
    std::vector<fs::path> folders;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder_)) {
      if (entry.is_directory() && !entry.is_symlink()) folders.push_back(entry.path());
    }
    for (auto one = folders.rbegin(); one != folders.rend(); ++one) {
      if (!wanted.contains(*one) && fs::is_empty(*one)) fs::remove(*one);
    }
  }
  const fs::path kept = copies_.path() / "index";
  if (had_index_ && (!fs::exists(index_) || !are_same(index_, kept))) {
    fs::copy_file(kept, index_, fs::copy_options::overwrite_existing);
  } else if (!had_index_ && fs::exists(index_)) {
    fs::remove(index_);
  }
}

}  // namespace lockstep::commands::new_migration
