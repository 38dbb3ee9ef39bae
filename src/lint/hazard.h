#pragma once
#include <cstdint>
#include <string_view>

#include "model/finding.h"

namespace lockstep::lint {

/// What a finding warns of; how severe that is follows from the preset alone.
enum class Hazard : std::uint8_t {
  kFails,          // the migration fails, or will never run
  kLosesData,      // rows or values are gone afterwards
  kBlocks,         // a conflicting lock is held for a time that grows with the table: a scan, an index build
  kRewrites,       // the same, and every row is written anew
  kBreaksRelease,  // the release of the application that still runs meets something it does not know
  kMayFail,        // it depends on the rows, or on what cannot be seen from here
  kBriefLock,      // a conflicting lock, for a moment
  kTaste,          // convention
};

enum class Preset : std::uint8_t {
  kRecommended,   // errors are what fails or loses data; the rest that can hurt is a warning
  kZeroDowntime,  // what blocks, rewrites or breaks the running release is an error too
  kStrict,        // every finding is an error; brief locks and conventions are warnings
};

/// "recommended", "zero-downtime", "strict".
std::string_view name_of(Preset preset);

model::Severity severity_of(Hazard hazard, Preset preset);

}  // namespace lockstep::lint
