#pragma once
#include <cstdint>
#include <string>

namespace lockstep::rules {

/// A Unix time in milliseconds as "2026-01-14 09:30:05 UTC"; the bare number when it is outside the years 1 to 9999.
std::string utc_text(std::int64_t unix_ms);

/// The same as migrations are named after it: "20260114093005".
std::string utc_stamp(std::int64_t unix_ms);

}  // namespace lockstep::rules
