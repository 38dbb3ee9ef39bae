#include "sql_rules/rules.h"

namespace lockstep::sql_rules {

// Found where suppressions are applied: lint/judged_file.cpp.
constexpr lint::Rule kUnusedSuppression = {
    .id = "unused-suppression",
    .hazard = lint::Hazard::kMayFail,
    .summary = "a suppression that suppresses nothing",
    .aliases = {"unused-ignore"},
};

}  // namespace lockstep::sql_rules
