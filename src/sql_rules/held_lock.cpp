#include "sql_rules/held_lock.h"

#include <algorithm>

#include "lint/work.h"

namespace lockstep::sql_rules {
namespace {

using lint::HeldLock;
using lint::LockMode;
using lint::Situation;

/// The lock that the statement itself takes on a relation.
LockMode own_lock(const Situation& at, replay::Id relation) {
  LockMode lock = LockMode::kNone;
  for (const lint::Effect& effect : at.effects) {
    if (effect.relation == relation) lock = std::max(lock, effect.lock);
  }
  return lock;
}

}  // namespace

const HeldLock* held_through(const Situation& at) {
  const HeldLock* first = nullptr;
  for (const HeldLock& held : at.held) {
    const bool is_of_first = first != nullptr && held.effect.relation == first->effect.relation;
    if (first != nullptr && held.effect.work >= lint::Work::kScan && !is_of_first) return nullptr;
    const bool is_exclusive = held.effect.lock == LockMode::kAccessExclusive;
    if (first == nullptr && is_exclusive && !lint::blocks_writes(own_lock(at, held.effect.relation))) first = &held;
  }
  return first;
}

std::string in_words(const HeldLock& held) {
  const std::string locked = lint::in_words(held.effect.name);
  const std::string place = (held.is_here ? "line " : held.path + ":") + std::to_string(held.line);
  return "while the ACCESS EXCLUSIVE lock on " + locked + " is held since " + place + ": reads and writes of " +
         locked + " wait until it is done";
}

}  // namespace lockstep::sql_rules
