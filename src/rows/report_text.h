#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "rows/fill.h"

namespace lockstep::rows {

/// A report as bytes, to be kept beside the rows that it is about, and as it was read back; nothing when they are no
/// report.
std::string text_of(const Report& report);
std::optional<Report> report_of(std::string_view text);

}  // namespace lockstep::rows
