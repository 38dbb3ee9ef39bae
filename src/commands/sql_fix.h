#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "commands/command.h"
#include "model/finding.h"

namespace lockstep::commands {

/// A file with the fixes of its findings in it.
struct FixedText {
  std::string text;
  std::string difference;    // as a unified diff without context; empty when nothing is fixed
  std::size_t fixed = 0;     // findings
  std::size_t left_out = 0;  // findings whose fix overlaps that of an earlier one: another run takes them
};

/// Applies the fixes of those findings that are at `path`.
FixedText fix_text(std::string_view text, const std::string& path, const std::vector<model::Finding>& findings);

enum class Fixing { kNone, kShow, kWrite };

/// What --fix and --dry-run ask for. Throws base::Error for --dry-run alone.
Fixing read_fixing(const Arguments& arguments);

/// A file that was judged.
struct JudgedText {
  std::string path;     // as findings name it
  std::string on_disk;  // where it lies; empty when it is no file
  std::string text;     // that was judged
};

/// Shows what the fixes of the findings change, and writes it where that is asked for, but never over a file that
/// holds something else than what was judged. Whether anything can be mended.
bool show_fixes(const std::vector<JudgedText>& files, const std::vector<model::Finding>& findings, Fixing fixing,
                Surroundings& surroundings);

}  // namespace lockstep::commands
