#include "commands/hooks/hook_files.h"

#include <algorithm>
#include <filesystem>
#include <unistd.h>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "embedded/hook_texts.h"

namespace lockstep::commands::hooks {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestHook = std::uintmax_t{1} << 20;
constexpr std::string_view kFingerprint = "# lockstep hook ";
constexpr std::string_view kExecutableLine = "lockstep=";

bool exists(const std::string& path) {
  std::error_code failure;
  return fs::exists(fs::symlink_status(path, failure));
}

/// The inverse of base::shell_quoted.
std::string unquoted(std::string_view word) {
  if (word.size() < 2 || word.front() != '\'') return std::string(word);
  return base::replace_all(std::string(word.substr(1, word.size() - 2)), "'\\''", "'");
}

std::string_view word_after(std::string_view text, std::string_view prefix) {
  const std::string_view rest = text.substr(prefix.size());
  return rest.substr(0, rest.find(' '));
}

/// Fills in what the fingerprint in the second line and the recorded path say.
void read_our_hook(HookFile& hook) {
  const std::vector<std::string_view> lines = base::split_lines(hook.text);
  hook.kind = HookKind::kOurs;
  hook.version = word_after(lines[1], kFingerprint);
  for (const std::string_view line : lines) {
    if (!line.starts_with(kExecutableLine)) continue;
    hook.executable = unquoted(line.substr(kExecutableLine.size()));
    return;
  }
}

bool has_fingerprint(std::string_view text) {
  const std::vector<std::string_view> lines = base::split_lines(text);
  return lines.size() > 1 && lines[1].starts_with(kFingerprint);
}

void move_hook(const std::string& from, const std::string& to) {
  std::error_code failure;
  fs::rename(from, to, failure);
  if (failure) throw base::Error("cannot move " + from + " to " + to + ": " + failure.message());
}

void set_aside(const std::string& path) {
  const std::string previous = previous_hook(path);
  if (exists(previous)) {
    throw base::Error("both " + path + " and " + previous +
                          " are hooks that lockstep did not write, and it cannot tell which one you still want",
                      "remove or merge one of them, then: lockstep hooks install");
  }
  move_hook(path, previous);
}

}  // namespace

std::string_view hook_arguments(std::string_view event) {
  return event == "pre-push" ? "check --head HEAD --hook" : "check --staged --hook";
}

std::string read_small_file(const std::string& path) {
  std::error_code failure;
  if (!fs::is_regular_file(path, failure) || fs::file_size(path, failure) > kLargestHook || failure) return "";
  return base::read_file(path, kLargestHook);
}

std::string_view embedded_hook_file(std::string_view name) {
  for (const auto& file : hook_texts()) {
    if (file.name == name) return file.text;
  }
  throw base::Error("no file " + std::string(name) + " of hooks/ was built into lockstep");
}

std::string shim_text(const Shim& shim) {
  std::string text(embedded_hook_file("shim.sh"));
  text = base::replace_all(std::move(text), "@VERSION@", shim.version);
  text = base::replace_all(std::move(text), "@EVENT@", shim.event);
  text = base::replace_all(std::move(text), "@ARGUMENTS@", hook_arguments(shim.event));
  text = base::replace_all(std::move(text), "@MISSING_STATUS@", shim.when_missing == WhenMissing::kStop ? "1" : "0");
  return base::replace_all(std::move(text), "@LOCKSTEP@", base::shell_quoted(shim.executable));
}

bool calls_lockstep(std::string_view text) {
  const std::vector<std::string_view> lines = base::split_lines(text);
  return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    return !base::trim(line).starts_with('#') && base::contains(line, "lockstep check");
  });
}

std::string previous_hook(const std::string& path) {
  return path + ".lockstep-prev";
}

HookFile inspect_hook(const std::string& path) {
  if (!exists(path)) return {};
  HookFile hook{HookKind::kForeign, access(path.c_str(), X_OK) == 0, read_small_file(path), "", ""};
  if (has_fingerprint(hook.text)) {
    read_our_hook(hook);
  } else if (calls_lockstep(hook.text)) {
    hook.kind = HookKind::kCallsLockstep;
  }
  return hook;
}

HookInstall install_hook(const std::string& path, const std::string& text) {
  const HookFile now = inspect_hook(path);
  if (now.kind == HookKind::kCallsLockstep) return HookInstall::kLeftAlone;
  if (now.kind == HookKind::kOurs && now.text == text && now.is_executable) return HookInstall::kUnchanged;
  std::error_code failure;
  fs::create_directories(fs::path(path).parent_path(), failure);
  if (failure) throw base::Error("cannot make the folder of " + path + ": " + failure.message());
  if (now.kind != HookKind::kForeign) {
    base::write_file_atomically(path, text, 0755);
    return now.kind == HookKind::kOurs ? HookInstall::kRenewed : HookInstall::kNew;
  }
  set_aside(path);
  try {
    base::write_file_atomically(path, text, 0755);
  } catch (const base::Error&) {
    move_hook(previous_hook(path), path);
    throw;
  }
  return HookInstall::kChained;
}

HookRemoval uninstall_hook(const std::string& path) {
  if (inspect_hook(path).kind != HookKind::kOurs) return HookRemoval::kNothing;
  if (exists(previous_hook(path))) {
    move_hook(previous_hook(path), path);
    return HookRemoval::kRestored;
  }
  std::error_code failure;
  if (!fs::remove(path, failure)) throw base::Error("cannot remove " + path + ": " + failure.message());
  return HookRemoval::kRemoved;
}

}  // namespace lockstep::commands::hooks
