#pragma once
#include <string>
#include <string_view>
#include <vector>

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

}  // namespace lockstep::commands
