#include "sql_rules/timeout.h"

#include <algorithm>

namespace lockstep::sql_rules {

bool has_timeout(const lint::Situation& at, std::string_view setting) {
  const std::optional<std::string> value = at.database.setting(setting);
  return value && std::any_of(value->begin(), value->end(), [](char c) { return c >= '1' && c <= '9'; });
}

Advice set_timeout(const lint::Situation& at, std::string_view setting, std::string_view value) {
  const std::string set = at.transaction.is_open ? "SET LOCAL " : "SET ";
  const std::string sql = set + std::string(setting) + " = '" + std::string(value) + "';";
  Advice advice{"at the top of the file: " + sql, {}};
  // A BEGIN of the file comes after its top, and marks of parts come before anything that runs.
  if (at.transaction.is_explicit) {
    advice.help = "after BEGIN: " + sql;
  } else if (at.settings.splitting == sql::Splitting::kBreakpoints) {
    advice.fix.push_back({{0, 0}, sql + "\n--> statement-breakpoint\n"});
  } else if (at.settings.splitting == sql::Splitting::kWholeFile) {
    advice.fix.push_back({{0, 0}, sql + "\n"});
  } else {
    advice.help = "before it: " + sql;
  }
  return advice;
}

}  // namespace lockstep::sql_rules
