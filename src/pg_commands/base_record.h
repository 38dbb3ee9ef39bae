#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "rows/fill.h"

namespace lockstep::pg_commands {

/// What is kept beside the database of a base, so that later runs need not ask it.
struct BaseRecord {
  rows::Report filled;
  std::set<std::string> snapshot_drift;  // messages of what the base's own snapshot says otherwise
};

std::string text_of(const BaseRecord& record);
/// Nothing when the bytes are no record.
std::optional<BaseRecord> base_record_of(std::string_view text);

}  // namespace lockstep::pg_commands
