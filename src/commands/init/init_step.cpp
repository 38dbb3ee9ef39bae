#include "commands/init/init_step.h"

#include <filesystem>
#include <ostream>
#include <sys/stat.h>

#include "base/error.h"
#include "base/files.h"
#include "base/sanitize.h"
#include "base/text.h"
#include "commands/hooks/hook_place.h"

namespace lockstep::commands::init {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestEdited = std::size_t{1} << 20;
constexpr mode_t kNewFile = 0644;

void print_lines(std::string_view text, std::ostream& out) {
  for (const std::string_view line : base::split_lines(text)) {
    out << "+ " << base::sanitize(line, {.place = base::Place::kMidLine, .tabs = base::Tabs::kSpaces}) << '\n';
  }
}

bool lies_below(const fs::path& path, const fs::path& folder) {
  std::error_code failure;
  const fs::path relative =
      fs::weakly_canonical(path, failure).lexically_relative(fs::weakly_canonical(folder, failure));
  return !failure && !relative.empty() && *relative.begin() != "..";
}

struct OnDisk {
  bool is_there = false;
  std::string text;
  mode_t mode = kNewFile;
};

OnDisk read_on_disk(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return {};
  if (!S_ISREG(status.st_mode)) throw base::Error(path.string() + " is no plain file, and was left alone");
  return {true, base::read_file(path.string(), kLargestEdited), status.st_mode & 0777};
}

std::string text_afterwards(const FileEdit& edit, const OnDisk& now) {
  switch (edit.kind) {
    case FileEdit::Kind::kCreate:
      if (now.is_there) throw base::Error(edit.path + " has appeared meanwhile, and was left alone");
      return edit.text;
    case FileEdit::Kind::kAppend: {
      const bool is_open = !now.text.empty() && now.text.back() != '\n';
      return now.text + (is_open ? "\n" : "") + edit.text;
    }
    case FileEdit::Kind::kInsert:
      if (now.text != edit.original) throw base::Error(edit.path + " has changed meanwhile, and was left alone");
      return now.text.substr(0, edit.byte_offset) + edit.text + now.text.substr(edit.byte_offset);
  }
  return now.text;
}

void write_edit(const FileEdit& edit, const std::string& work_tree, std::ostream& out) {
  const fs::path path = fs::path(work_tree) / edit.path;
  if (!lies_below(path.parent_path() / "x", work_tree)) {
    throw base::Error(edit.path + " would lie outside the work tree: a folder of it is a link");
  }
  const OnDisk now = read_on_disk(path);
  const std::string text = text_afterwards(edit, now);
  std::error_code failure;
  fs::create_directories(path.parent_path(), failure);
  base::write_file_atomically(path.string(), text, now.mode);
  out << (now.is_there ? "added to " : "wrote ") << base::sanitize(edit.path) << '\n';
}

}  // namespace

void show_step(const SetupStep& step, std::ostream& out) {
  out << step.name << ": " << base::sanitize(step.purpose) << '\n';
  for (const FileEdit& edit : step.files) {
    out << (edit.kind == FileEdit::Kind::kCreate ? "new file " : "add to ") << base::sanitize(edit.path) << '\n';
    print_lines(edit.text, out);
  }
  if (!step.git_config.empty()) out << "configuration of this clone\n";
  for (const auto& [key, value] : step.git_config) {
    out << "+ git config " << key << ' ' << base::sanitize(base::shell_quoted(value)) << '\n';
  }
  out << step.shown;
}

void apply_step(const SetupStep& step, const std::string& work_tree, std::ostream& out) {
  for (const FileEdit& edit : step.files) write_edit(edit, work_tree, out);
  for (const auto& [key, value] : step.git_config) {
    const base::ProcessResult result = hooks::run_git(work_tree, {"config", "--local", key, value});
    if (result.exit_status != 0) throw base::Error("git config " + key + " failed: " + result.error_text);
    out << "set " << key << " in this clone\n";
  }
  if (step.act) step.act(out);
}

}  // namespace lockstep::commands::init
