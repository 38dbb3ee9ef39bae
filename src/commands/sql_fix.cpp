#include "commands/sql_fix.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "base/error.h"
#include "base/files.h"
#include "base/sanitize.h"
#include "base/text.h"

namespace lockstep::commands {
namespace {

using model::TextEdit;

bool overlap(const TextEdit& a, const TextEdit& b) {
  return a.begin == b.begin || (a.begin < b.end && b.begin < a.end);
}

/// Edits of all findings that can be made at once, by their places.
std::vector<TextEdit> compatible_edits(const std::string& path, const std::vector<model::Finding>& findings,
                                       FixedText& result) {
  std::vector<TextEdit> chosen;
  for (const model::Finding& finding : findings) {
    if (finding.location.path != path || finding.fix.empty()) continue;
    const bool is_free = std::none_of(finding.fix.begin(), finding.fix.end(), [&](const TextEdit& edit) {
      return std::any_of(chosen.begin(), chosen.end(), [&](const TextEdit& other) { return overlap(edit, other); });
    });
    if (is_free) chosen.insert(chosen.end(), finding.fix.begin(), finding.fix.end());
    is_free ? ++result.fixed : ++result.left_out;
  }
  std::sort(chosen.begin(), chosen.end(), [](const TextEdit& a, const TextEdit& b) { return a.begin < b.begin; });
  return chosen;
}

std::string marked(std::string_view lines, char mark) {
  std::string text;
  for (const std::string_view line : base::split_lines(lines)) text += mark + std::string(line) + "\n";
  return text;
}

std::string applied(std::string_view text, std::size_t offset, const std::vector<TextEdit>& edits) {
  std::string result;
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    result += text.substr(at, edit.begin - offset - at);
    result += edit.text;
    at = edit.end - offset;
  }
  return result + std::string(text.substr(at));
}

std::size_t line_begin(std::string_view text, std::size_t offset) {
  const std::size_t newline = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

std::size_t line_end(std::string_view text, std::size_t offset) {
  const std::size_t newline = text.find('\n', offset);
  return newline == std::string_view::npos ? text.size() : newline + 1;
}

/// Whole lines that edits touch, and the edits in them.
struct Hunk {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<TextEdit> edits;
};

std::vector<Hunk> hunks_of(std::string_view text, const std::vector<TextEdit>& edits) {
  std::vector<Hunk> hunks;
  for (const TextEdit& edit : edits) {
    const std::size_t begin = line_begin(text, edit.begin);
    const std::size_t end = line_end(text, edit.end);
    if (hunks.empty() || begin >= hunks.back().end) hunks.push_back({begin, end, {}});
    hunks.back().end = std::max(hunks.back().end, end);
    hunks.back().edits.push_back(edit);
  }
  return hunks;
}

constexpr std::size_t kLargestFixed = std::size_t{256} << 20;

/// Whether the file on disk is what was judged.
bool is_unchanged(const JudgedText& file) {
  std::error_code ignored;
  if (file.on_disk.empty() || !std::filesystem::is_regular_file(file.on_disk, ignored)) return false;
  return base::read_file(file.on_disk, kLargestFixed) == file.text;
}

std::string range(std::size_t line, std::size_t count) {
  return std::to_string(line) + (count == 1 ? "" : "," + std::to_string(count));
}

}  // namespace

FixedText fix_text(std::string_view text, const std::string& path, const std::vector<model::Finding>& findings) {
  FixedText result;
  const std::vector<TextEdit> edits = compatible_edits(path, findings, result);
  result.text = applied(text, 0, edits);
  if (edits.empty()) return result;
  result.difference = "--- " + path + "\n+++ " + path + "\n";
  std::size_t added = 0;
  std::size_t removed = 0;
  for (const Hunk& hunk : hunks_of(text, edits)) {
    const std::string_view before = text.substr(hunk.begin, hunk.end - hunk.begin);
    const std::string after = applied(before, hunk.begin, hunk.edits);
    const std::size_t line = base::line_column(text, hunk.begin).line;
    const std::size_t lines_before = base::split_lines(before).size();
    const std::size_t lines_after = base::split_lines(after).size();
    result.difference += "@@ -" + range(line, lines_before) + " +" + range(line + added - removed, lines_after) +
                         " @@\n" + marked(before, '-') + marked(after, '+');
    added += lines_after;
    removed += lines_before;
  }
  return result;
}

Fixing read_fixing(const Arguments& arguments) {
  if (arguments.has("fix")) return arguments.has("dry-run") ? Fixing::kShow : Fixing::kWrite;
  if (arguments.has("dry-run")) throw base::Error("--dry-run is for --fix", "--fix --dry-run");
  return Fixing::kNone;
}

bool show_fixes(const std::vector<JudgedText>& files, const std::vector<model::Finding>& findings, Fixing fixing,
                Surroundings& surroundings) {
  std::size_t fixed = 0;
  std::size_t left_out = 0;
  for (const JudgedText& file : files) {
    const FixedText result = fix_text(file.text, file.path, findings);
    if (result.difference.empty()) continue;
    fixed += result.fixed;
    left_out += result.left_out;
    for (const std::string_view line : base::split_lines(result.difference)) {
      surroundings.out << base::sanitize(line, {.tabs = base::Tabs::kSpaces}) << '\n';
    }
    if (fixing != Fixing::kWrite) continue;
    if (is_unchanged(file)) {
      const auto mode = std::filesystem::status(file.on_disk).permissions();
      base::write_file_atomically(file.on_disk, result.text, static_cast<mode_t>(mode));
    } else {
      surroundings.err << "lockstep: " << base::sanitize(file.path) << " is not as it was judged: not written\n";
    }
  }
  surroundings.err << "lockstep: " << base::count_of(fixed, "finding")
                   << (fixing == Fixing::kWrite ? " mended; look at the difference" : " can be mended") << '\n';
  if (left_out > 0) surroundings.err << "lockstep: " << left_out << " more with another --fix\n";
  return fixed > 0;
}

}  // namespace lockstep::commands
