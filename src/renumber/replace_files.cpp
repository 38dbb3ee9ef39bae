#include "renumber/replace_files.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <unistd.h>

#include "base/deferred_signals.h"
#include "base/error.h"
#include "base/files.h"
#include "base/text.h"

namespace lockstep::renumber {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_errno(const std::string& action, const std::string& path) {
  const int cause = errno;
  throw base::Error("cannot " + action + " " + path + ": " + base::lower_ascii(std::generic_category().message(cause)));
}

std::string beside(const std::string& path, const char* role) {
  const fs::path whole(path);
  return (whole.parent_path() / (".lockstep-" + std::string(role) + "-" + whole.filename().string())).string();
}

void rename_file(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw_errno("move " + from + " to", to);
}

bool stands_at(const std::string& path) {
  std::error_code failure;
  return fs::symlink_status(path, failure).type() != fs::file_type::not_found;
}

/// The files of one replacement, each as new, old or in place. Takes back what is not kept at the end of its life.
class Replacement {
 public:
  explicit Replacement(const std::vector<FileWrite>& writes) : writes_(writes) {}
  ~Replacement() {
    if (!is_kept_) take_back();
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  void write_new_ones() {
    for (const FileWrite& write : writes_) {
      if (!write.bytes) continue;
      make_folder(fs::path(write.path).parent_path());
      written_.push_back(beside(write.path, "new"));
      base::write_file_atomically(written_.back(), *write.bytes, write.mode);
    }
  }

  void put_in_place() {
    for (const FileWrite& write : writes_) {
      if (stands_at(write.path)) {
        rename_file(write.path, beside(write.path, "old"));
        undo_.push_back({beside(write.path, "old"), write.path});
      }
      if (!write.bytes) continue;
      rename_file(beside(write.path, "new"), write.path);
      undo_.push_back({write.path, beside(write.path, "new")});
    }
  }

  void keep(const fs::path& top) {
    is_kept_ = true;
    for (const FileWrite& write : writes_) {
      ::unlink(beside(write.path, "old").c_str());
      if (!write.bytes) remove_empty_folders(fs::path(write.path).parent_path(), top);
    }
  }

 private:
  void make_folder(const fs::path& folder) {
    if (fs::is_directory(folder)) return;
    make_folder(folder.parent_path());
    std::error_code failure;
    if (!fs::create_directory(folder, failure) && failure) {
      throw base::Error("cannot make the folder " + folder.string() + ": " + base::lower_ascii(failure.message()));
    }
    made_.push_back(folder);
  }

  static void remove_empty_folders(fs::path folder, const fs::path& top) {
    while (folder != top && folder.string().size() > top.string().size() && ::rmdir(folder.c_str()) == 0) {
      folder = folder.parent_path();
    }
  }

  /// Backwards; a rename that was possible one way is possible the other, and needs no space.
  void take_back() {
    for (auto step = undo_.rbegin(); step != undo_.rend(); ++step) {
      if (::rename(step->from.c_str(), step->to.c_str()) == 0) continue;
      std::fprintf(stderr, "lockstep: %s could not be moved back from %s\n", step->to.c_str(), step->from.c_str());
    }
    for (const std::string& path : written_) ::unlink(path.c_str());
    for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) ::rmdir(folder->c_str());
  }

  struct Step {
    std::string from;
    std::string to;
  };

  const std::vector<FileWrite>& writes_;
  std::vector<std::string> written_;
  std::vector<fs::path> made_;
  std::vector<Step> undo_;  // renames that take back what was done, in the order in which it was
  bool is_kept_ = false;
};

}  // namespace

void replace_files(const std::vector<FileWrite>& writes, const std::string& top, const std::function<void()>& finish) {
  const base::DeferredSignals signals;
  Replacement replacement(writes);
  replacement.write_new_ones();
  replacement.put_in_place();
  signals.throw_if_any();
  finish();
  replacement.keep(top);
}

}  // namespace lockstep::renumber
