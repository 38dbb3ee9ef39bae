#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "lint/linter.h"
#include "report/report.h"

namespace lockstep::commands {

/// Every rule there is, those of the change before those of its SQL, with its page.
const std::vector<report::RuleText>& all_rule_texts();

/// The one of that id; of the rules of SQL other linters' names do too. nullptr when there is none.
const report::RuleText* find_rule_text(std::string_view name);

/// The rules of SQL, and which other names a suppression in SQL may have.
lint::RuleBook sql_rule_book();

}  // namespace lockstep::commands
