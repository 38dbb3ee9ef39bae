#include "model/migration.h"

#include <algorithm>

namespace lockstep::model {

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
