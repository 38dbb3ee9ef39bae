#include "sql_rules/rules.h"

namespace lockstep::sql_rules {

// Found where suppressions are applied: lint/judged_file.cpp.
constexpr lint::Rule kSuppressionWithoutReason = {
    .id = "suppression-without-reason",
    .hazard = lint::Hazard::kMayFail,
    .summary = "a suppression that does not say why",
};

}  // namespace lockstep::sql_rules
