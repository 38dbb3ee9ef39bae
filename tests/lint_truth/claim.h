#pragma once
#include <string>
#include <vector>

#include "case_file.h"
#include "observation.h"

namespace lockstep::lint_truth {

/// The effects of the case's statement, after a replay of its preparation.
std::vector<lint::Effect> claims_of(const Case& one, int major);

/// In what the claims are not what was observed, one sentence each. Compared are, for each relation that was there
/// before: the lock, of which those below SHARE UPDATE EXCLUSIVE may be more than is claimed; and the work, of which an
/// unsure claim is an upper bound. Of indexes, the locks of statements that name one.
std::vector<std::string> differences(const Case& one, const std::vector<lint::Effect>& claims, const Observation& seen);

}  // namespace lockstep::lint_truth
