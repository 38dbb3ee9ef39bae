#include "lint/hazard.h"

namespace lockstep::lint {

using enum model::Severity;

std::string_view name_of(Preset preset) {
  switch (preset) {
    case Preset::kRecommended:
      return "recommended";
    case Preset::kZeroDowntime:
      return "zero-downtime";
    case Preset::kStrict:
      return "strict";
  }
  return "";
}

model::Severity severity_of(Hazard hazard, Preset preset) {
  switch (hazard) {
    case Hazard::kFails:
    case Hazard::kLosesData:
      return kError;
    case Hazard::kBlocks:
    case Hazard::kRewrites:
    case Hazard::kBreaksRelease:
      return preset == Preset::kRecommended ? kWarning : kError;
    case Hazard::kMayFail:
      return preset == Preset::kStrict ? kError : kWarning;
    case Hazard::kBriefLock:
    case Hazard::kTaste:
      return preset == Preset::kStrict ? kWarning : kOff;
  }
  return kOff;
}

}  // namespace lockstep::lint
