#include "commands/manager_install.h"

#include <filesystem>
#include <ostream>
#include <sys/stat.h>

#include "base/files.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/manager_edit.h"

namespace lockstep::commands {
namespace {

namespace fs = std::filesystem;

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
  const fs::path folder = fs::weakly_canonical(fs::path(path).parent_path());
  const fs::path below = folder.lexically_relative(fs::weakly_canonical(place.work_tree));
  file.is_editable = file.is_editable && !below.empty() && *below.begin() != "..";
  return file;
}

void print_lines(std::string_view mark, std::string_view text, std::ostream& out) {
  for (const std::string_view line : base::split_lines(text)) out << mark << base::sanitize(line) << '\n';
}

}  // namespace

void install_in_manager(const HooksOptions& options, const HookPlace& place, const HookManager& manager,
                        std::ostream& out) {
  out << "hooks of this repository belong to " << manager.name << '\n';
  bool shown_only = false;
  for (const Snippet& snippet : manager_snippets(manager)) {
    const ManagerFile file = read_manager_file(place, manager, snippet.file);
    const std::string shown = base::sanitize(shown_path(place, snippet.file));
    if (calls_lockstep(file.text)) {
      out << shown << " runs lockstep already\n";
      continue;
    }
    std::optional<ManagerEdit> edit;
    if (file.is_editable) edit = add_snippet(manager.kind, file.text, snippet.text);
    const bool writes = options.write && edit;
    out << (writes ? "adding to " : "add to ") << shown << ":\n";
    print_lines("+ ", edit ? edit->added : snippet.text, out);
    if (writes) {
      base::write_file_atomically(snippet.file, edit->text, file.mode);
    } else {
      shown_only = true;
      if (options.write) out << "note: " << shown << " was not edited, because its form leaves more than one way\n";
    }
  }
  if (shown_only && !options.write) out << "lockstep hooks install --write   adds it\n";
  if (options.pre_push) out << "for pre-push, let it run: lockstep " << hook_arguments("pre-push") << '\n';
  out << "then: " << activation_command(manager) << '\n';
}

bool uninstall_from_manager(const HooksOptions& options, const HookPlace& place, const HookManager& manager,
                            std::ostream& out) {
  bool found = false;
  for (const Snippet& snippet : manager_snippets(manager)) {
    const ManagerFile file = read_manager_file(place, manager, snippet.file);
    if (!calls_lockstep(file.text)) continue;
    found = true;
    const std::string shown = base::sanitize(shown_path(place, snippet.file));
    const std::optional<std::string> rest =
        file.is_editable ? remove_snippet(manager.kind, file.text, snippet.text) : std::nullopt;
    if (!rest || !options.write) {
      out << shown << " still runs lockstep: remove its lines by hand"
          << (rest ? ", or with lockstep hooks uninstall --write" : "") << '\n';
      continue;
    }
    if (rest->empty()) {
      fs::remove(snippet.file);
      out << "removed " << shown << '\n';
    } else {
      base::write_file_atomically(snippet.file, *rest, file.mode);
      out << "removed lockstep from " << shown << '\n';
    }
  }
  return found;
}

}  // namespace lockstep::commands
