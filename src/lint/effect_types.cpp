#include "lint/effect_types.h"

#include <algorithm>

namespace lockstep::lint {
namespace {

bool is_constrained(const replay::Type& domain) {
  const auto checks = [](const replay::Constraint& one) {
    return one.kind == sql::ConstraintKind::kCheck || one.kind == sql::ConstraintKind::kNotNull;
  };
  return domain.not_null || std::any_of(domain.constraints.begin(), domain.constraints.end(), checks);
}

}  // namespace

FlatType flat_type(const sql::TypeName& type, const replay::Database& before) {
  constexpr int kDeepest = 32;  // domains over domains
  FlatType flat;
  flat.type = type;
  for (int depth = 0; depth < kDeepest && flat.type.dimensions == 0; ++depth) {
    const replay::TypeLookup found = before.find_type(flat.type);
    if (found.type == nullptr || found.type->kind != replay::Type::Kind::kDomain) break;
    const replay::Type& domain = *found.type;
    flat.is_domain = true;
    if (!flat.is_constrained && is_constrained(domain)) {
      flat.is_constrained = true;
      flat.constrained_by = domain.name;
    }
    if (flat.default_value == nullptr && domain.default_value) flat.default_value = &*domain.default_value;
    flat.type = domain.base;
  }
  return flat;
}

}  // namespace lockstep::lint
