#include "sql/bodies.h"
namespace lockstep::sql {
std::vector<Problem> read_bodies(std::string_view /*text*/, Statement& /*statement*/) {
  return {};
}
}  // namespace lockstep::sql
