#include "commands/hooks/manager_install.h"

#include <filesystem>
#include <ostream>
#include <sys/stat.h>

#include "base/error.h"
#include "base/files.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/hooks/manager_edit.h"

namespace lockstep::commands::hooks {
namespace {

namespace fs = std::filesystem;

/// With links resolved; a folder that is not there yet counts by where it would be.
bool lies_in_work_tree(const HookPlace& place, const fs::path& folder) {
  std::error_code failure;
  const fs::path top = fs::weakly_canonical(place.work_tree, failure);
  if (failure) return false;
  const fs::path below = fs::weakly_canonical(folder, failure).lexically_relative(top);
  return !failure && !below.empty() && *below.begin() != "..";
}

struct ManagerFile {
  std::string text;
  mode_t mode = 0644;
  bool is_editable = true;  // a file of the work tree itself, or one that is not there yet
};

ManagerFile read_manager_file(const HookPlace& place, const HookManager& manager, const std::string& path) {
  ManagerFile file;
  struct stat status {};
  if (lstat(path.c_str(), &status) == 0) {
    file.text = read_small_file(path);
    file.mode = status.st_mode & 0777;
    file.is_editable = S_ISREG(status.st_mode) && (status.st_size == 0 || !file.text.empty());
  } else if (manager.kind == ManagerKind::kHusky) {
    file.mode = 0755;
  }
  file.is_editable = file.is_editable && lies_in_work_tree(place, fs::path(path).parent_path());
  return file;
}

void print_lines(std::string_view mark, std::string_view text, std::ostream& out) {
  for (const std::string_view line : base::split_lines(text)) out << mark << base::sanitize(line) << '\n';
}

/// Whether `--write` would do what is only shown so far.
bool show_or_add(const HooksOptions& options, const HookPlace& place, const HookManager& manager,
                 const Snippet& snippet, std::ostream& out) {
  const ManagerFile file = read_manager_file(place, manager, snippet.file);
  const std::string shown = base::sanitize(shown_path(place, snippet.file));
  if (calls_lockstep(file.text)) {
    out << shown << " runs lockstep already\n";
    return false;
  }
  std::optional<ManagerEdit> edit;
  if (file.is_editable) edit = add_snippet(manager.kind, file.text, snippet.text);
  const bool writes = options.write && edit;
  out << (writes ? "adding to " : "add to ") << shown << ":\n";
  print_lines("+ ", edit ? edit->added : snippet.text, out);
  if (writes) {
    base::write_file_atomically(snippet.file, edit->text, file.mode);
  } else if (options.write) {
    out << "note: " << shown << " was not edited, because its form leaves more than one way\n";
  }
  return edit && !writes;
}

void write_or_remove(const std::string& path, const std::string& text, mode_t mode) {
  if (!text.empty()) {
    base::write_file_atomically(path, text, mode);
    return;
  }
  std::error_code failure;
  if (!fs::remove(path, failure)) throw base::Error("cannot remove " + path + ": " + failure.message());
}

/// Whether the file runs, or ran, lockstep.
bool show_or_take_out(const HooksOptions& options, const HookPlace& place, const HookManager& manager,
                      const Snippet& snippet, std::ostream& out) {
  const ManagerFile file = read_manager_file(place, manager, snippet.file);
  if (!calls_lockstep(file.text)) return false;
  const std::string shown = base::sanitize(shown_path(place, snippet.file));
  std::optional<std::string> rest;
  if (file.is_editable) rest = remove_snippet(manager.kind, file.text, snippet.text);
  if (rest && options.write) {
    write_or_remove(snippet.file, *rest, file.mode);
    out << "removed lockstep from " << shown << '\n';
    return true;
  }
  out << shown << " still runs lockstep: remove its lines by hand"
      << (rest ? ", or with lockstep hooks uninstall --write" : "") << '\n';
  return true;
}

}  // namespace

void install_in_manager(const HooksOptions& options, const HookPlace& place, const HookManager& manager,
                        std::ostream& out) {
  out << "hooks of this repository belong to " << manager.name << '\n';
  bool could_write = false;
  for (const Snippet& snippet : manager_snippets(manager)) {
    could_write |= show_or_add(options, place, manager, snippet, out);
  }
  if (could_write) out << "lockstep hooks install --write   adds it\n";
  if (options.pre_push) out << "for pre-push, let it run: lockstep " << hook_arguments("pre-push") << '\n';
  out << "then: " << activation_command(manager) << '\n';
}

bool uninstall_from_manager(const HooksOptions& options, const HookPlace& place, const HookManager& manager,
                            std::ostream& out) {
  bool found = false;
  for (const Snippet& snippet : manager_snippets(manager)) {
    found |= show_or_take_out(options, place, manager, snippet, out);
  }
  return found;
}

}  // namespace lockstep::commands::hooks
