#include <algorithm>

#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

void check_security_definer_search_path(const sql::CreateFunction& function, const lint::Situation& at,
                                        lint::Hazards& found) {
  // A standard body is bound to what its names mean when the function is made.
  if (!function.is_security_definer || function.has_standard_body) return;
  const bool sets_it = std::any_of(function.settings.begin(), function.settings.end(),
                                   [](const sql::Option& setting) { return setting.name == "search_path"; });
  if (sets_it) return;
  found.add(function.name.span.empty() ? at.statement.span : function.name.span,
            lint::quoted(function.name) +
                " runs with the rights of its owner, and finds tables and operators by the "
                "search_path of its caller",
            "add SET search_path = '' and qualify the names, or SET search_path = pg_catalog, public, pg_temp");
}

}  // namespace

constexpr lint::Rule kSecurityDefinerSearchPath = {
    .id = "security-definer-search-path",
    .hazard = lint::Hazard::kTaste,
    .summary = "a SECURITY DEFINER function without a search_path",
    .handlers = {lint::on<&check_security_definer_search_path>()},
    .pack = lint::Pack::kSquawk,
};

}  // namespace lockstep::sql_rules
