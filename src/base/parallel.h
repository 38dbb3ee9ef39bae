#pragma once
#include <cstddef>
#include <functional>

namespace lockstep::base {

/// Calls `work` with 0 … count-1, on as many threads as there are processors but no more than one for `worth_a_thread`
/// calls. Work may call it in turn: all such calls share the processors. Returns when all are done; of the exceptions
/// that they threw one is thrown again.
void for_each_index(std::size_t count, std::size_t worth_a_thread, const std::function<void(std::size_t)>& work);

}  // namespace lockstep::base
