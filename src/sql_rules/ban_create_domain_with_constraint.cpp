#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

void check_create_domain_with_constraint(const sql::CreateDomain& domain, const lint::Situation&,
                                         lint::Hazards& found) {
  for (const sql::Constraint& constraint : domain.constraints) {
    const bool restricts =
        constraint.kind == sql::ConstraintKind::kCheck || constraint.kind == sql::ConstraintKind::kNotNull;
    if (!restricts) continue;
    found.add(constraint.span,
              "to change what " + lint::quoted(domain.name) + " allows later scans every table that uses it",
              "put the constraint on the columns, where it can be added NOT VALID and validated one table at a time");
    return;
  }
}

}  // namespace

constexpr lint::Rule kBanCreateDomainWithConstraint = {
    .id = "ban-create-domain-with-constraint",
    .hazard = lint::Hazard::kTaste,
    .summary = "a domain with a constraint",
    .handlers = {lint::on<&check_create_domain_with_constraint>()},
    .pack = lint::Pack::kSquawk,
};

}  // namespace lockstep::sql_rules
