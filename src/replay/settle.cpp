// What was new becomes what has been there: the migrations replayed so far are merged, and the next one is a change of
// its own.
#include <type_traits>

#include "replay/replay.h"

namespace lockstep::replay {
namespace {

template <typename T>
void settle_all(std::vector<T>& parts) {
  for (T& part : parts) part.origin.is_new = false;
}

void settle_parts(Relation& relation) {
  settle_all(relation.columns);
  settle_all(relation.constraints);
  settle_all(relation.indexes);
  settle_all(relation.policies);
  settle_all(relation.triggers);
  settle_all(relation.rules);
}

void settle_parts(Type& type) {
  settle_all(type.labels);
  settle_all(type.constraints);
}

template <typename T>
void settle_parts(T&) {}

}  // namespace

void Database::settle() {
  for (const Id id : unsettled_) {
    slots_[id].is_unsettled = false;
    std::visit(
        [](auto& object) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(object)>, std::monostate>) {
            object.origin.is_new = false;
            settle_parts(object);
          }
        },
        slots_[id].object);
  }
  unsettled_.clear();
}

void Replay::settle() {
  finish();
  is_new_run_ = false;
  database_.settle();
}

}  // namespace lockstep::replay
