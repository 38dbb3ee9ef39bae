#include "model/migration.h"

#include <algorithm>
#include <limits>

namespace lockstep::model {

std::vector<const Migration*> in_order_of_running(const MigrationSet& set) {
  std::vector<const Migration*> order;
  for (const Migration& migration : set.migrations) order.push_back(&migration);
  if (!set.journal) return order;
  // What no entry names never runs; it is taken to come last, where its entry will be.
  const auto place = [](const Migration* migration) {
    return migration->journal_position.value_or(std::numeric_limits<std::size_t>::max());
  };
  std::stable_sort(order.begin(), order.end(), [&](const auto* a, const auto* b) { return place(a) < place(b); });
  return order;
}

std::string_view significant_digits(std::string_view number) {
  const std::size_t first = number.find_first_not_of('0');
  if (first == std::string_view::npos) return number.substr(0, std::min<std::size_t>(number.size(), 1));
  return number.substr(first);
}

bool number_less(std::string_view a, std::string_view b) {
  a = significant_digits(a);
  b = significant_digits(b);
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace lockstep::model
