#pragma once
#include <string>
#include <vector>

#include "fixture.h"
#include "model/finding.h"

namespace lockstep::tests {

/// What `lockstep check`, or of a merge `lockstep gate`, finds between the fixture's two trees, on 2026-06-01.
std::vector<model::Finding> judge(const Fixture& fixture);

/// The finding as a fixture expects it: `PATH:LINE:COLUMN: SEVERITY RULE`.
std::string expectation(const model::Finding& finding);

}  // namespace lockstep::tests
