#include "lint/effect.h"

#include <variant>

#include "lint/effect_alter_table.h"
#include "lint/effect_definitions.h"
#include "lint/effect_drop.h"
#include "lint/effect_rows.h"

namespace lockstep::lint {
namespace {

/// The effects of a statement that has any of its own; the statements within DO have theirs when they are asked for.
struct Dispatch {
  EffectList& list;

  template <typename Body>
  void operator()(const Body& body) const {
    if constexpr (requires { add_effects(body, list); }) add_effects(body, list);
  }
};

}  // namespace

std::vector<Effect> effects_of(const sql::Statement& statement, const replay::Database& before, int postgres_major) {
  EffectList list(before, postgres_major, statement.span);
  std::visit(Dispatch{list}, statement.body);
  add_row_effects(statement, list);
  return list.take();
}

}  // namespace lockstep::lint
