#pragma once
#include <string>
#include <vector>

#include "report/formats.h"

namespace lockstep::report {

/// Of each finding, a text by which a later report's reader knows it again: "0123456789abcdef:1". It is made from the
/// rule, the path and what stands in the line (or the message, of a finding without a line), never from where the line
/// stands; the number tells findings apart that are equal in all of these.
std::vector<std::string> fingerprints(const FindingList& findings);

}  // namespace lockstep::report
