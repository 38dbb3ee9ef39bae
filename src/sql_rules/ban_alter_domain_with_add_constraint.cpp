#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

void check_alter_domain_with_add_constraint(const sql::AlterDomain& alter, const lint::Situation& at,
                                            lint::Hazards& found) {
  const bool adds = alter.kind == sql::AlterDomain::Kind::kAddConstraint && alter.constraint != nullptr;
  // A CHECK that scans tables is constraint-missing-not-valid's; NOT VALID scans nothing.
  if (!adds || alter.constraint->is_not_valid) return;
  const auto type = at.database.find_type(alter.domain);
  if (type.type != nullptr && !at.database.columns_of_type(type.type->id).empty()) return;
  const std::string domain = lint::quoted(alter.domain);
  const std::string& name = alter.constraint->name.text;
  found.add(at.statement.span, "what is added to " + domain + " without NOT VALID scans every table that uses it",
            std::string(at.text_of(at.statement.span)) + " NOT VALID; and in a later migration ALTER DOMAIN " + domain +
                " VALIDATE CONSTRAINT " + (name.empty() ? "NAME" : lint::quoted(name)) + ";");
}

}  // namespace

constexpr lint::Rule kBanAlterDomainWithAddConstraint = {
    .id = "ban-alter-domain-with-add-constraint",
    .hazard = lint::Hazard::kTaste,
    .summary = "a constraint added to a domain",
    .handlers = {lint::on<&check_alter_domain_with_add_constraint>()},
    .pack = lint::Pack::kSquawk,
};

}  // namespace lockstep::sql_rules
