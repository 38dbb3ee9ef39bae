#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule.h"

namespace lockstep::sql_rules {

/// Whether the migrations have set the timeout, to more than 0 (which is none).
bool has_timeout(const lint::Situation& at, std::string_view setting);

struct Advice {
  std::string help;
  std::vector<lint::Edit> fix;  // puts it at the top of the file; empty where that would not serve
};
Advice set_timeout(const lint::Situation& at, std::string_view setting, std::string_view value);

}  // namespace lockstep::sql_rules
