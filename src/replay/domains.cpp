#include <algorithm>
#include <optional>
#include <utility>

#include "replay/constraints.h"
#include "replay/names.h"
#include "replay/targets.h"
#include "replay/types.h"
#include "replay/uses.h"

namespace lockstep::replay {
namespace {

using sql::ConstraintKind;

constexpr std::size_t kMostConstraints = 1000;  // that are looked at; no real domain comes near

std::string chosen_name(const Type& domain) {
  for (std::size_t number = 0;; ++number) {
    std::string name = object_name(domain.name, "", number == 0 ? "check" : "check" + std::to_string(number));
    const bool is_taken = std::any_of(domain.constraints.begin(), domain.constraints.end(),
                                      [&](const Constraint& one) { return one.name == name; });
    if (!is_taken) return name;
  }
}

void add_constraint(Step& step, Type& domain, const sql::Constraint& written) {
  if (written.kind == ConstraintKind::kNotNull) domain.not_null = true;
  if (written.kind == ConstraintKind::kDefault && written.expression != nullptr) {
    domain.default_value = step.source_with_parentheses(written.expression->span, written.span);
  }
  if (written.kind != ConstraintKind::kCheck || written.expression == nullptr) return;
  if (domain.constraints.size() >= kMostConstraints) return;
  const std::string name = written.name.text.empty() ? chosen_name(domain) : written.name.text;
  const bool is_taken = std::any_of(domain.constraints.begin(), domain.constraints.end(),
                                    [&](const Constraint& one) { return one.name == name; });
  if (is_taken) {
    step.refuse("42710", "constraint \"" + name + "\" for domain \"" + domain.name + "\" already exists", written.span);
    return;
  }
  Constraint constraint = head_of(step, written, name);
  constraint.expression = step.source_within_parentheses(written.expression->span, written.span);
  constraint.uses = uses_of(step.database, *written.expression);
  step.database.note_uses(domain.id, constraint.uses);
  if (!constraint.is_valid) step.transaction.not_valid.push_back({domain.id, name, constraint.origin});
  domain.constraints.push_back(std::move(constraint));
}

void change_constraint(Step& step, Type& domain, const sql::AlterDomain& statement) {
  const auto known = std::find_if(domain.constraints.begin(), domain.constraints.end(),
                                  [&](const Constraint& one) { return one.name == statement.name.text; });
  if (known == domain.constraints.end()) {
    if (statement.if_exists || domain.is_assumed) return;
    step.refuse("42704", "constraint \"" + statement.name.text + "\" of domain \"" + domain.name + "\" does not exist",
                statement.name.span);
  } else if (statement.kind == sql::AlterDomain::Kind::kValidateConstraint) {
    known->is_valid = true;
  } else {
    domain.constraints.erase(known);
  }
}

}  // namespace

void apply_create_domain(Step& step, const sql::CreateDomain& statement) {
  std::optional<std::string> schema = target_schema(step, statement.name);
  if (!schema || !take_type_name(step, *schema, statement.name.name, statement.name.span)) return;
  Type domain;
  domain.kind = Type::Kind::kDomain;
  domain.schema = std::move(*schema);
  domain.name = statement.name.name;
  domain.existence = step.existence();
  domain.made_if_not_exists = step.forgives_duplicates();
  domain.origin = step.origin;
  domain.base = statement.type;
  domain.base_id = used_type(step, statement.type).value_or(0);
  const Id base = domain.base_id;
  const Id id = step.database.add(std::move(domain));
  step.database.note_use(id, base);
  Type& added = step.database.change_type(id);
  for (const sql::Constraint& constraint : statement.constraints) add_constraint(step, added, constraint);
}

void apply_alter_domain(Step& step, const sql::AlterDomain& statement) {
  const Id id = target_type(step, statement.domain, Type::Kind::kDomain, false);
  if (step.database.type(id) == nullptr || step.may_not_run()) return;
  Type& domain = step.database.change_type(id);
  switch (statement.kind) {
    case sql::AlterDomain::Kind::kSetDefault:
      if (statement.expression != nullptr) domain.default_value = step.source(statement.expression->span);
      break;
    case sql::AlterDomain::Kind::kDropDefault:
      domain.default_value.reset();
      break;
    case sql::AlterDomain::Kind::kSetNotNull:
      domain.not_null = true;
      break;
    case sql::AlterDomain::Kind::kDropNotNull:
      domain.not_null = false;
      break;
    case sql::AlterDomain::Kind::kAddConstraint:
      if (statement.constraint != nullptr) add_constraint(step, domain, *statement.constraint);
      break;
    case sql::AlterDomain::Kind::kDropConstraint:
    case sql::AlterDomain::Kind::kValidateConstraint:
      change_constraint(step, domain, statement);
      break;
  }
}

}  // namespace lockstep::replay
