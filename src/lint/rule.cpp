#include "lint/rule.h"

namespace lockstep::lint {

Found& Hazards::add(sql::Span span, std::string message, std::string help) {
  return add(usual_, span, std::move(message), std::move(help));
}

Found& Hazards::add(Hazard hazard, sql::Span span, std::string message, std::string help) {
  Found& found = found_.emplace_back();
  found.hazard = hazard;
  found.span = span;
  found.message = std::move(message);
  found.help = std::move(help);
  return found;
}

}  // namespace lockstep::lint
