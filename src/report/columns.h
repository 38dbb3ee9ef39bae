#pragma once
#include <cstdint>
#include <optional>

#include "model/finding.h"

namespace lockstep::report {

/// Columns in one line, 1-based, `end` one past the last.
struct Columns {
  std::uint32_t begin = 1;
  std::optional<std::uint32_t> end;  // nothing when the finding ends in another line, or nowhere
};

/// Whether the finding is about its file as a whole.
bool is_about_the_file(const model::Finding& finding);

/// The columns of a finding as they are, in bytes. Nothing for a file as a whole.
std::optional<Columns> byte_columns(const model::Finding& finding);

/// The columns in UTF-16 code units, which most readers of reports count. Nothing for a file as a whole, and without
/// the line to count in.
std::optional<Columns> utf16_columns(const model::Finding& finding);

}  // namespace lockstep::report
