#include "sql_rules/enum_change.h"

#include <algorithm>

#include "sql_rules/enum_walk.h"
#include "sql_rules/surroundings.h"
#include "sql_rules/type_steps.h"

namespace lockstep::sql_rules {
namespace {

using sql::QualifiedName;

/// The names that a type has given up.
std::vector<QualifiedName> candidates(const TypeSteps& steps) {
  std::vector<QualifiedName> names;
  const auto add = [&](const QualifiedName& name) {
    const auto is_it = [&](const QualifiedName& other) { return is_same_name(other, name); };
    if (std::none_of(names.begin(), names.end(), is_it)) names.push_back(name);
  };
  for (const TypeSteps::Renaming& one : steps.renamed) {
    const bool is_put_aside =
        is_set_aside(one.from, {one.to.name, {}}) && !steps.makes_before(one.from, one.statement->span.begin);
    if (is_put_aside || steps.is_made_anew(one.from)) add(one.from);
  }
  for (const auto& [name, statement] : steps.dropped) {
    if (steps.is_made_anew(name)) add(name);
  }
  return names;
}

}  // namespace

std::vector<EnumChange> enum_changes(const lint::Situation& at) {
  constexpr std::size_t kMost = 50;  // each is a replay of the whole migration
  std::vector<EnumChange> changes;
  const TypeSteps steps = type_steps_around(at);
  std::vector<QualifiedName> names = candidates(steps);
  names.resize(std::min(names.size(), kMost));
  for (const QualifiedName& name : names) {
    if (std::optional<EnumChange> change = EnumWalk(at, name, steps).run()) changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace lockstep::sql_rules
