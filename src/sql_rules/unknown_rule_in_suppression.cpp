#include "sql_rules/rules.h"

namespace lockstep::sql_rules {

// Found where suppressions are applied: lint/judged_file.cpp.
constexpr lint::Rule kUnknownRuleInSuppression = {
    .id = "unknown-rule-in-suppression",
    .hazard = lint::Hazard::kMayFail,
    .summary = "a suppression that names no rule",
};

}  // namespace lockstep::sql_rules
