#include "replay/look_ahead.h"

#include "replay/apply.h"
#include "replay/schemas.h"
#include "replay/step.h"

namespace lockstep::replay {

std::vector<Conflict> LookAhead::apply(const sql::Statement& statement) {
  constexpr std::uint32_t kSome = 1;  // a migration and transaction that nobody asks for
  std::vector<Conflict> conflicts;
  if (std::holds_alternative<sql::Transaction>(statement.body)) return conflicts;
  Step step{database_, transaction_, text_,    statement.nesting, Origin{kSome, kSome, true, statement.span},
            false,     false,        conflicts};
  if (const auto* schema = std::get_if<sql::CreateSchema>(&statement.body)) {
    apply_create_schema(step, *schema);
  } else {
    apply_one(step, statement);
  }
  return conflicts;
}

}  // namespace lockstep::replay
