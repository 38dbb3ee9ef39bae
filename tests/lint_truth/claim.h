#pragma once
#include <string>
#include <vector>

#include "case_file.h"
#include "observation.h"

namespace lockstep::lint_truth {

/// The effects of the case's statement, after a replay of its preparation.
std::vector<lint::Effect> claims_of(const Case& one, int major);

/// In what the claims are not what was observed, one sentence each. Compared are, for each relation that was there
/// before: the lock, unless nothing is claimed and it is weaker than SHARE UPDATE EXCLUSIVE; and the work, of which an
/// unsure claim is an upper bound. Of the tables that a foreign key looks its values up in, the lock alone.
std::vector<std::string> differences(const Case& one, const std::vector<lint::Effect>& claims, const Observation& seen);

}  // namespace lockstep::lint_truth
