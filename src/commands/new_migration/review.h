#pragma once
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace lockstep::commands::new_migration {

enum class Colors { kOff, kOn };

/// The SQL of a migration with its lines numbered, and under each line what is found there. Of a long one only the
/// beginning, and what has findings. Safe to print.
std::string sql_with_findings(std::string_view text, const std::string& path,
                              const std::vector<model::Finding>& findings, Colors colors);

/// The findings at other places.
std::vector<model::Finding> findings_elsewhere(const std::vector<model::Finding>& findings, const std::string& path);

}  // namespace lockstep::commands::new_migration
